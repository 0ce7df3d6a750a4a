# Debian's Ren'Py 8.0.3 compiles screens under Python 3.11, which refuses the line numbers that it makes: 3.9, for which it
# was written, did not look at them.

python early:
    import ast

    def _with_whole_lines(compile_expr):
        def compile_it(loc, node):
            for each in ast.walk(node):
                if "lineno" in each._attributes:
                    each.lineno = each.end_lineno = loc[1]
                    each.col_offset = each.end_col_offset = 0
            return compile_expr(loc, node)
        return compile_it

    renpy.sl2.slast.compile_expr = _with_whole_lines(renpy.sl2.slast.compile_expr)
