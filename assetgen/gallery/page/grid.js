/** The endless grid: only the cells that can be seen exist. */

const MOST_ROWS_HIGH = 8_000_000; // pixels: browsers cut longer pages

class Grid {
  /**
   * scroller: the element that scrolls. options: {count(), itemAt(position), fill(cell, position), select(position),
   * open(position)}.
   */
  constructor(scroller, options) {
    this.scroller = scroller;
    Object.assign(this, options);
    this.space = scroller.firstElementChild;
    this.cells = new Map(); // position: element
    this.spare = [];
    this.at = 0; // the position that has the cursor
    scroller.addEventListener("scroll", () => this.show(), { passive: true });
    new ResizeObserver(() => this.layOut()).observe(scroller);
  }

  /** Cells for textures of this size, at this zoom. */
  size(width, height, zoom) {
    Object.assign(this, { width, height, zoom });
    this.layOut();
  }

  /** Everything anew, with the cursor's cell in sight. */
  layOut() {
    if (!this.width) return;
    const ratio = window.devicePixelRatio || 1;
    const block = Math.max(1, Math.round(this.zoom * ratio));
    const gap = Math.round(10 * ratio);
    const least = Math.round(36 * ratio); // wide enough for a finger
    this.pitchX = (Math.max(this.width * block, least) + gap) / ratio;
    this.pitchY = (Math.max(this.height * block, least) + gap) / ratio;
    this.columns = Math.max(1, Math.floor((this.scroller.clientWidth - 8) / this.pitchX));
    this.left = Math.floor(((this.scroller.clientWidth - this.columns * this.pitchX) / 2) * ratio) / ratio;
    const rows = Math.ceil(this.count() / this.columns);
    this.rows = Math.min(rows, Math.floor(MOST_ROWS_HIGH / this.pitchY));
    this.space.style.height = `${this.rows * this.pitchY + 16}px`;
    for (const cell of this.cells.values()) this.#put(cell);
    this.cells.clear();
    this.move(this.at, { select: false });
    this.show();
  }

  /** The positions that can be seen, and a margin of rows around them. */
  inSight(margin = 0) {
    const first = Math.max(0, Math.floor((this.scroller.scrollTop - 8) / this.pitchY) - margin);
    const last = Math.min(this.rows, Math.ceil((this.scroller.scrollTop + this.scroller.clientHeight) / this.pitchY) + margin);
    return [first * this.columns, Math.min(last * this.columns, this.count())];
  }

  show() {
    if (!this.columns) return;
    const [first, last] = this.inSight(1);
    for (const [position, cell] of this.cells) {
      if (position >= first && position < last) continue;
      this.cells.delete(position);
      this.#put(cell);
    }
    for (let position = first; position < last; position++) {
      if (!this.cells.has(position)) this.cells.set(position, this.#take(position));
    }
    this.onShow?.();
  }

  #take(position) {
    const cell = this.spare.pop() ?? newCell();
    cell.dataset.position = String(position);
    cell.id = `cell-${position}`;
    const x = this.left + (position % this.columns) * this.pitchX;
    const y = 8 + Math.floor(position / this.columns) * this.pitchY;
    cell.style.transform = `translate(${x}px, ${y}px)`;
    cell.style.width = `${this.pitchX}px`;
    cell.style.height = `${this.pitchY}px`;
    sharpen(cell.firstElementChild, this.width, this.height, this.zoom);
    cell.classList.toggle("here", position === this.at);
    cell.setAttribute("aria-selected", String(position === this.at));
    cell.setAttribute("aria-setsize", String(this.count()));
    cell.setAttribute("aria-posinset", String(position + 1));
    this.fill(cell, position);
    this.space.append(cell);
    return cell;
  }

  #put(cell) {
    cell.remove();
    cell.classList.remove("drawn");
    this.spare.push(cell);
  }

  /** Fills the cells in sight again. */
  refill() {
    for (const [position, cell] of this.cells) this.fill(cell, position);
  }

  /** Moves the cursor. */
  move(position, { select = true } = {}) {
    const count = Math.min(this.count(), this.rows * this.columns);
    const before = this.cells.get(this.at);
    this.at = Math.max(0, Math.min(position, count - 1));
    before?.classList.remove("here");
    before?.setAttribute("aria-selected", "false");
    const y = 8 + Math.floor(this.at / this.columns) * this.pitchY;
    const { scrollTop, clientHeight } = this.scroller;
    if (y < scrollTop + 8) this.scroller.scrollTop = y - 8;
    else if (y + this.pitchY > scrollTop + clientHeight) this.scroller.scrollTop = y + this.pitchY - clientHeight + 8;
    this.show();
    const now = this.cells.get(this.at);
    now?.classList.add("here");
    now?.setAttribute("aria-selected", "true");
    this.scroller.setAttribute("aria-activedescendant", now?.id ?? "");
    if (select) this.select(this.at);
  }

  /** The position under an element of the page, or null. */
  positionOf(element) {
    const cell = element.closest?.(".cell");
    return cell ? Number(cell.dataset.position) : null;
  }
}

function newCell() {
  const cell = document.createElement("div");
  cell.className = "cell";
  cell.setAttribute("role", "option");
  cell.append(document.createElement("canvas"), document.createElement("span"));
  return cell;
}
