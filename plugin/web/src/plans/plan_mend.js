/** Joins what is apart: afterwards all walkable cells of a plan hang together (contract 2, plans, section 7). */

import { nearVoid, piecesOf } from "./plan_site.js";

const FAR = Infinity;

/** A plan, (H·W,) Uint8Array, is changed so that its walkable cells hang together; no pinned cell changes. */
export function mend(plans, plan, { width, outline, pins }) {
  const { walkable, repair } = plans;
  const edge = nearVoid(outline, width, false);
  const isPinned = (cell) => Boolean(pins?.[cell]);
  if (!plan.some((k) => walkable[k])) {
    const isFree = (cell) => outline[cell] && !isPinned(cell);
    let first = plan.findIndex((_, cell) => isFree(cell) && !edge[cell]);
    if (first < 0) first = plan.findIndex((_, cell) => isFree(cell));
    plan[first] = repair.floor;
  }
  wallUp(plans, plan, width, isPinned);
  const { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);
  if (counts.length < 2) return;
  const costs = Int32Array.from(plan, (k, cell) => {
    if (walkable[k]) return 0;
    return !outline[cell] || isPinned(cell) ? -1 : edge[cell] ? repair.rimCost : repair.cost;
  });
  const ways = waysBetween(numbers, counts.length, costs, width);
  for (const cell of ways) plan[cell] = repair.floor;
  const height = plan.length / width;
  for (const cell of ways) {
    const [y, x] = [Math.floor(cell / width), cell % width];
    for (let b = y; b < Math.min(height, y + repair.brush); b++) {
      for (let a = x; a < Math.min(width, x + repair.brush); a++) {
        const here = b * width + a;
        if (walkable[plan[here]] || !outline[here] || edge[here] || isPinned(here)) continue;
        if ((b && walkable[plan[here - width]]) || (a && walkable[plan[here - 1]])) plan[here] = repair.floor;
      }
    }
  }
}

/** Walls up the components that are too small, neither pinned nor the largest. */
function wallUp({ walkable, repair }, plan, width, isPinned) {
  const { numbers, counts } = piecesOf(plan.map((k) => walkable[k]), width);
  const keeps = counts.map((count) => count >= repair.least);
  keeps[counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0))] = true;
  numbers.forEach((number, cell) => {
    if (number >= 0 && isPinned(cell)) keeps[number] = true;
  });
  numbers.forEach((number, cell) => {
    if (number >= 0 && !keeps[number]) plan[cell] = repair.wall;
  });
}

/**
 * The cells that are not walkable on the ways that join all n components, rising.
 * numbers: the component of each walkable cell, −1 elsewhere. costs: of a step into a cell; −1 where there is none.
 */
function waysBetween(numbers, n, costs, width) {
  const owners = numbers.slice();
  const reached = Float64Array.from(owners, (owner) => (owner >= 0 ? 0 : FAR));
  grow(owners, reached, costs, width);
  const edges = [];
  for (let cell = 0; cell < owners.length; cell++) {
    const others = [(cell + 1) % width ? cell + 1 : -1, cell + width < owners.length ? cell + width : -1];
    others.forEach((other, direction) => {
      if (other < 0 || owners[cell] < 0 || owners[other] < 0 || owners[cell] === owners[other]) return;
      edges.push([reached[cell] + reached[other], cell, direction, other]);
    });
  }
  edges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  const roots = Int32Array.from({ length: n }, (_, i) => i);
  const ways = new Set();
  for (const [, cell, , other] of edges) {
    const [here, there] = [rootOf(roots, owners[cell]), rootOf(roots, owners[other])];
    if (here === there) continue;
    roots[here] = there;
    for (let end of [cell, other]) {
      while (costs[end] > 0) {
        ways.add(end);
        const before = reached[end] - costs[end];
        const owner = owners[end];
        end = neighbours(end, width, owners.length).find((near) => reached[near] === before && owners[near] === owner);
      }
    }
  }
  return [...ways].sort((a, b) => a - b);
}

/** All components grow at once: buckets hold the cells that wait, by what the way there costs. */
function grow(owners, reached, costs, width) {
  const buckets = new Map([[0, []]]);
  owners.forEach((owner, cell) => {
    if (owner >= 0) buckets.get(0).push(cell);
  });
  for (let cost = 0; buckets.size; cost++) {
    const cells = buckets.get(cost) ?? [];
    buckets.delete(cost);
    for (const cell of cells) {
      if (reached[cell] !== cost) continue; // it was reached for less
      for (const other of neighbours(cell, width, owners.length)) {
        const there = cost + costs[other];
        if (costs[other] <= 0 || there > reached[other]) continue;
        if (there === reached[other]) {
          owners[other] = Math.min(owners[other], owners[cell]);
          continue;
        }
        reached[other] = there;
        owners[other] = owners[cell];
        if (!buckets.has(there)) buckets.set(there, []);
        buckets.get(there).push(other);
      }
    }
  }
}

/** Up, left, right, down. */
function neighbours(cell, width, n) {
  const found = [];
  if (cell >= width) found.push(cell - width);
  if (cell % width) found.push(cell - 1);
  if ((cell + 1) % width) found.push(cell + 1);
  if (cell + width < n) found.push(cell + width);
  return found;
}

function rootOf(roots, component) {
  while (roots[component] !== component) component = roots[component] = roots[roots[component]];
  return component;
}
