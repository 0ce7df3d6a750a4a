/** What goes wrong on purpose: PackError, a pack that cannot be trusted or read; SeedError, a request it refuses. */

export class PackError extends Error {
  name = "PackError";
}

export class SeedError extends Error {
  name = "SeedError";
}

/** Any value in a message: one line, not too long. */
export function shown(value) {
  const text = typeof value === "string" ? JSON.stringify(value) : plain(value);
  return text.length <= 80 ? text : text.slice(0, 80) + " …";
}

function plain(value) {
  try {
    return typeof value === "bigint" ? `${value}n` : String(value);
  } catch {
    return typeof value; // an object that has no text
  }
}
