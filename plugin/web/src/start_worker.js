/** A Worker of assetgen's own: in a page, from another origin, out of any bundle, in Node. */

import { nodeModule } from "./files.js";
import { WORKER } from "./worker_source.js";

// Node's threads have no `self`. Messages wait for who listens.
const IN_NODE = `
const port = import("node:worker_threads").then(({ parentPort }) => parentPort);
globalThis.self = { postMessage: async (message, buffers) => (await port).postMessage(message, buffers) };
port.then((parent) => parent.on("message", (data) => self.onmessage({ data })));
`;

/**
 * A Worker. Its script comes from memory (a Blob), since bundles and other origins have no file of it that a page may
 * start. address: of src/worker.js, for pages whose Content-Security-Policy allows files alone.
 */
export async function startWorker(address) {
  if (typeof Worker === "undefined") return startThread();
  if (address !== undefined) return new Worker(address, { type: "module" });
  const url = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
  try {
    return new Worker(url);
  } finally {
    setTimeout(() => URL.revokeObjectURL(url), 60_000); // when it has surely been read
  }
}

/** A thread of Node, with the face of a Worker. */
async function startThread() {
  const { Worker: Thread } = await nodeModule("node:worker_threads");
  const thread = new Thread(IN_NODE + WORKER, { eval: true });
  const worker = {
    postMessage: (message, buffers) => thread.postMessage(message, buffers),
    terminate: () => thread.terminate(),
    ref: () => thread.ref(),
    unref: () => thread.unref(),
  };
  thread.on("message", (data) => worker.onmessage({ data }));
  thread.on("error", (error) => worker.onerror(error));
  return worker;
}
