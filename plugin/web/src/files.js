/** The bytes of a pack: given, fetched from an address, or in Node read from a file. */

import { PackError, shown } from "./errors.js";

/** Node and what is like it; in a page of Electron or NW.js, which have Node too, addresses are a page's. */
const IN_NODE = typeof process !== "undefined" && Boolean(process.versions?.node) && typeof window === "undefined";

/** What is at an address, as a Uint8Array; in Node, a path or a file's URL as well. */
export async function fetchBytes(url) {
  if (IN_NODE && !/^(https?|data|blob):/.test(url)) return readBytes(url);
  let answer;
  try {
    answer = await fetch(url);
  } catch (error) {
    throw new PackError(`${nameOf(url)}: cannot be fetched (${error.message})`);
  }
  if (!answer.ok) throw new PackError(`${nameOf(url)}: cannot be fetched (HTTP ${answer.status})`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function readBytes(url) {
  const { readFile } = await nodeModule("node:fs/promises");
  try {
    return asBytes(await readFile(/^file:/.test(url) ? new URL(url) : url));
  } catch (error) {
    throw new PackError(`${nameOf(url)}: cannot be read (${error.message})`);
  }
}

/** A module of Node's own, which bundlers must not look for. */
export function nodeModule(name) {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}

export function asBytes(content) {
  if (content instanceof ArrayBuffer) return new Uint8Array(content);
  if (ArrayBuffer.isView(content)) return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
  throw new PackError(`a pack is read from an ArrayBuffer or Uint8Array, got ${shown(content)}`);
}

/** An address in a message. */
export function nameOf(url) {
  const text = String(url);
  return text.length <= 200 ? text : `${text.slice(0, 60)} …`; // data: holds a whole file
}
