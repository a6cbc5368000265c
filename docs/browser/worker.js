"use strict";
// The library runs here, beside the page, so that the page answers while it works. Pyodide asks for its files by address;
// they are in the page, and nothing else can be had.
let answered, begun;

async function begin(packed) {
  self.fetch = async address => {
    const name = String(address.url ?? address).split("/").at(-1);
    if (!(name in packed)) throw new TypeError(`${name} is not in the page`);
    return new Response(packed[name], {headers: {"Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/zip"}});
  };
  const python = await loadPyodide({
    indexURL: "https://page.invalid/", lockFileContents: new TextDecoder().decode(packed["pyodide-lock.json"]), packages: [],
  });
  postMessage({loaded: 70});
  python.unpackArchive(packed["packages.zip"], "zip", {extractDir: python.runPython("import site; site.getsitepackages()[0]")});
  postMessage({loaded: 80});
  python.FS.writeFile("/home/pyodide/answering.py", new Uint8Array(packed["answering.py"]));
  const library = python.pyimport("answering");
  answered = (line, form, files) => {
    const [status, errors, bytes] = library.answered(python.toPy(line), form, python.toPy(files)).toJs();
    return {status, errors, bytes};
  };
  return JSON.parse(library.there());
}

onmessage = async ({data: {number, packed, line, form, files}}) => {
  try {
    if (packed) begun = begin(packed);
    const there = await begun;
    postMessage({number, answer: packed ? there : answered(line, form, files)});
  } catch (error) {
    postMessage({number, failed: error.message});
  }
};
