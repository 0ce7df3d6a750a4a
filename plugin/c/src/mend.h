/* ---- Repair: what is apart is joined (contract 2, plans, section 7) ---- */

enum { AG__BUCKETS = AG__MAX_COST + 1 };

static int ag__is_walkable(const ag__board *board, size_t p) { return board->plans->walkable[board->drawn[p]]; }

/* Numbers the components in raster order of their first cells: owner, or -1. How many. */
static int32_t ag__number_pieces(ag__board *board) {
    int32_t n = 0, *stack = board->back;
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    size_t p;
    for (p = 0; p < board->area; p++) board->owner[p] = -1;
    for (p = board->first; p < board->area; p++) {
        size_t n_stack = 1;
        if (!ag__is_walkable(board, p) || board->owner[p] >= 0) continue;
        stack[0] = (int32_t)p, board->owner[p] = n;
        while (n_stack) {
            int32_t cell = stack[--n_stack];
            for (i = 0; i < 4; i++) {
                int32_t other = cell + steps[i];
                if (board->owner[other] >= 0 || !ag__is_walkable(board, (size_t)other)) continue;
                board->owner[other] = n, stack[n_stack++] = other;
            }
        }
        n++;
    }
    return n;
}

/* Walls up the components that are too small, neither pinned nor the largest. */
static void ag__fill(ag__board *board, int32_t n) {
    const ag_plans *plans = board->plans;
    int32_t *counts = board->next, *keep = board->back, largest = 0, i; /* of each component */
    size_t p;
    for (i = 0; i < n; i++) counts[i] = keep[i] = 0;
    for (p = board->first; p < board->area; p++) {
        if (board->owner[p] < 0) continue;
        counts[board->owner[p]]++;
        if (board->pinned[p]) keep[board->owner[p]] = 1;
    }
    for (i = 1; i < n; i++)
        if (counts[i] > counts[largest]) largest = i;
    keep[largest] = 1;
    for (p = board->first; p < board->area; p++) {
        i = board->owner[p];
        if (i < 0 || keep[i] || counts[i] >= plans->repair[AG__LEAST]) continue;
        board->drawn[p] = (uint8_t)plans->repair[AG__WALL], board->owner[p] = -1;
    }
}

/* What a step into a cell costs: 0 if it is walkable, -1 if there is no way. */
static int32_t ag__step_cost(const ag__board *board, size_t p) {
    if (ag__is_walkable(board, p)) return 0;
    if (!board->ground[p] || board->pinned[p]) return -1;
    return board->plans->repair[board->ground[p] & AG__EDGE ? AG__RIM_COST : AG__WAY_COST];
}

static void ag__unlink(ag__board *board, int32_t *heads, int32_t cell) {
    if (board->back[cell] >= 0)
        board->next[board->back[cell]] = board->next[cell];
    else
        heads[board->cost[cell] % AG__BUCKETS] = board->next[cell];
    if (board->next[cell] >= 0) board->back[board->next[cell]] = board->back[cell];
}

static void ag__link(ag__board *board, int32_t *heads, int32_t cell) {
    int32_t *head = &heads[board->cost[cell] % AG__BUCKETS];
    board->next[cell] = *head, board->back[cell] = -1;
    if (*head >= 0) board->back[*head] = cell;
    *head = cell;
}

/* All components grow at once: the cost of a way to each cell from the nearest, and which that is. Buckets hold the cells that
   wait, by their cost: those of one cost are final when it is their turn, for no step between them costs nothing. */
static void ag__grow(ag__board *board) {
    int32_t heads[AG__BUCKETS], level;
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    size_t p, n_waiting = 0;
    for (i = 0; i < AG__BUCKETS; i++) heads[i] = -1;
    for (p = 0; p < board->area; p++) {
        board->cost[p] = board->owner[p] >= 0 ? 0 : 0x7FFFFFFF;
        if (board->owner[p] < 0) continue;
        ag__link(board, heads, (int32_t)p), n_waiting++;
    }
    for (level = 0; n_waiting; level++) {
        int32_t cell;
        while ((cell = heads[level % AG__BUCKETS]) >= 0) {
            ag__unlink(board, heads, cell), n_waiting--;
            for (i = 0; i < 4; i++) {
                int32_t other = cell + steps[i], step = ag__step_cost(board, (size_t)other), cost = level + step;
                if (step <= 0 || cost > board->cost[other]) continue;
                if (cost == board->cost[other]) {
                    if (board->owner[cell] < board->owner[other]) board->owner[other] = board->owner[cell];
                    continue;
                }
                if (board->cost[other] != 0x7FFFFFFF)
                    ag__unlink(board, heads, other);
                else
                    n_waiting++;
                board->cost[other] = cost, board->owner[other] = board->owner[cell];
                ag__link(board, heads, other);
            }
        }
    }
}

/* Puts the i-th of n edges where it belongs in a heap, the least first. */
static void ag__sink(uint64_t *heap, size_t n, size_t i) {
    uint64_t value = heap[i];
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= n) break;
        if (child + 1 < n && heap[child + 1] < heap[child]) child++;
        if (heap[child] >= value) break;
        heap[i] = heap[child], i = child;
    }
    heap[i] = value;
}

/* Marks the cells of the way back from a cell to its component. */
static void ag__walk_back(ag__board *board, int32_t cell) {
    int w = (int)board->width, i;
    const int steps[4] = {-w, -1, 1, w};
    while (board->cost[cell]) {
        int32_t before = board->cost[cell] - ag__step_cost(board, (size_t)cell);
        board->next[cell] = 1;
        for (i = 0; board->cost[cell + steps[i]] != before || board->owner[cell + steps[i]] != board->owner[cell];) i++;
        cell += steps[i];
    }
}

/* Joins n components by the cheapest edges between what they grew to. */
static void ag__join(ag__board *board, int32_t n) {
    size_t p, i, n_edges = 0;
    int32_t *roots = board->back, k;
    for (p = board->first; p < board->area; p++) {
        int direction;
        for (direction = 0; direction < 2; direction++) {
            size_t other = direction ? p + board->width : p + 1;
            if (board->owner[p] < 0 || other >= board->area || board->owner[other] < 0) continue;
            if (board->owner[p] == board->owner[other]) continue;
            board->edges[n_edges++] = (uint64_t)(board->cost[p] + board->cost[other]) << 20 | p << 1 | (size_t)direction;
        }
    }
    for (i = n_edges / 2; i-- > 0;) ag__sink(board->edges, n_edges, i);
    for (p = 0; p < board->area; p++) board->next[p] = 0;
    for (k = 0; k < n; k++) roots[k] = k;
    for (k = 1; k < n && n_edges;) {
        uint64_t edge = board->edges[0];
        size_t here = (size_t)(edge & 0xFFFFF) >> 1, there = edge & 1 ? here + board->width : here + 1;
        int32_t a = ag__root(roots, board->owner[here]), b = ag__root(roots, board->owner[there]);
        board->edges[0] = board->edges[--n_edges];
        if (n_edges) ag__sink(board->edges, n_edges, 0);
        if (a == b) continue;
        roots[a] = b, k++;
        ag__walk_back(board, (int32_t)here);
        ag__walk_back(board, (int32_t)there);
    }
}

/* Floor on the ways that are marked, and with the brush around them. */
static void ag__carve(ag__board *board) {
    const ag_plans *plans = board->plans;
    int brush = plans->repair[AG__BRUSH], i, j;
    uint8_t floor_ = (uint8_t)plans->repair[AG__FLOOR];
    size_t p, w = board->width;
    for (p = board->first; p < board->area; p++)
        if (board->next[p]) board->drawn[p] = floor_;
    for (p = board->first; p < board->area; p++) {
        if (!board->next[p]) continue;
        for (i = 0; i < brush; i++)
            for (j = 0; j < brush; j++) {
                size_t q = p + (size_t)i * w + (size_t)j; /* no further than the border */
                if (ag__is_walkable(board, q) || board->ground[q] & AG__EDGE || !board->ground[q] || board->pinned[q])
                    continue;
                if (ag__is_walkable(board, q - w) || ag__is_walkable(board, q - 1)) board->drawn[q] = floor_;
            }
    }
}

/* Some cell that can be walked on, where none was drawn: the first one away from the edge, if there is one. */
static void ag__open_one(ag__board *board) {
    size_t p, any = 0;
    for (p = board->first; p < board->area; p++) {
        if (!board->ground[p] || board->pinned[p]) continue;
        if (!any) any = p;
        if (board->ground[p] & AG__EDGE) continue;
        any = p;
        break;
    }
    board->drawn[any] = (uint8_t)board->plans->repair[AG__FLOOR];
}

static void ag__repair(ag__board *board, uint8_t *classes) {
    int32_t n = ag__number_pieces(board);
    size_t columns = board->width - 2 * AG__MARGIN, y;
    if (!n) {
        ag__open_one(board);
    } else if (n > 1) {
        ag__fill(board, n);
        n = ag__number_pieces(board);
        if (n > 1) {
            ag__grow(board);
            ag__join(board, n);
            ag__carve(board);
        }
    }
    for (y = 0; y < board->height; y++)
        memcpy(classes + y * columns, board->drawn + ag__cell_at(board, y, 0), columns);
}

/* ---- Plans ---- */

AG_API void ag_set_plan_defaults(ag_plan_request *request) {
    memset(request, 0, sizeof *request);
    request->label = -1, request->spread = 256;
    request->outline = request->pins = NULL;
}

AG_API ag_plan_request ag_plan_defaults(void) {
    ag_plan_request request;
    ag_set_plan_defaults(&request);
    return request;
}

AG_API size_t ag_plan_request_size(void) { return sizeof(ag_plan_request); }

static int ag__fits_side(int32_t side) { return side >= 1 && side <= AG__MAX_PLAN_SIDE; }

AG_API size_t ag_plan_scratch_size(const ag_plans *plans, int height, int width) {
    ag__room room = {NULL, 0};
    ag__board board;
    if (!ag__fits_side(height) || !ag__fits_side(width)) return 0;
    ag__lay_board(plans, (size_t)height, (size_t)width, &room, &board);
    return room.used + AG__ALIGN;
}

AG_API int ag_plan(const ag_plans *plans, const ag_plan_request *request, uint8_t *classes, size_t n, size_t *cell,
                   void *scratch, size_t n_scratch) {
    ag__room room = {NULL, 0};
    ag__board board;
    void *owned = NULL;
    size_t nowhere, size;
    int error;
    if (!cell) cell = &nowhere;
    *cell = 0;
    if (!plans || !request || !request->outline || !classes) return AG_ERROR_ARGUMENT;
    if (!ag__fits_side(request->height) || !ag__fits_side(request->width)) return AG_ERROR_PLAN_SIZE;
    if (n / (size_t)request->width < (size_t)request->height) return AG_ERROR_PIXELS;
    if (request->label < -1 || request->label >= plans->n_styles) return AG_ERROR_LABEL;
    if (request->level < 0 || request->level >= AG__PLAN_LEVELS) return AG_ERROR_LEVEL;
    if (request->spread < 0 || request->spread > 1024) return AG_ERROR_SPREAD;
    size = ag_plan_scratch_size(plans, request->height, request->width);
    if (!scratch)
        scratch = owned = AG_MALLOC(size);
    else if (n_scratch < size)
        return AG_ERROR_SCRATCH;
    if (!scratch) return AG_ERROR_MEMORY;
    room.base = (char *)scratch + (AG__ALIGN - (uintptr_t)scratch % AG__ALIGN) % AG__ALIGN;
    ag__lay_board(plans, (size_t)request->height, (size_t)request->width, &room, &board);
    error = ag__lay_ground(&board, request, cell);
    if (!error) error = ag__lay_rim(&board, cell);
    if (!error) error = ag__check_pins(&board, cell);
    if (!error) {
        size_t p;
        ag__lay_looks(&board);
        for (p = 0; p < board.area; p++) board.parent[p] = -1, board.open[p] = 0;
        ag__draw_cells(&board, request, classes);
        ag__repair(&board, classes);
    }
    AG_FREE(owned);
    return error;
}
