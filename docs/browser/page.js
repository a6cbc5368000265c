"use strict";
// The page asks a worker, which runs the library, one command line at a time; what it shows is the command's own page.
const part = id => document.getElementById(id);
const both = (sv, en) => document.documentElement.lang === "sv" ? sv : en;
const LARGEST_FILE = 50e6;  // more than any table, and less than a browser's memory
const TAKEN = {xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", html: "text/html", csv: "text/csv", json: "application/json"};
const packed = {};
let worker, waiting = new Map(), number = 0, entries = [], shown = null, allocated = null;

async function unpacked(id) {
  const base64 = part(id).textContent;
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  part(id).remove();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

function asked(message) {
  const mine = ++number;
  return new Promise((kept, refused) => {
    waiting.set(mine, {kept, refused});
    worker.postMessage({...message, number: mine});
  });
}

// One command line, answered in one form: its exit status, its errors and its bytes.
const ask = (line, form, files = []) => asked({line, form, files});

function heard({data}) {
  if (data.loaded !== undefined) { part("loaded").value = data.loaded; return; }
  const {kept, refused} = waiting.get(data.number);
  waiting.delete(data.number);
  if (data.failed === undefined) kept(data.answer); else refused(new Error(data.failed));
}

async function start() {
  const names = [...document.querySelectorAll("script[type='application/gzip;base64']")].map(each => each.id);
  for (const [done, name] of names.entries()) {
    packed[name] = await unpacked(name);
    part("loaded").value = 30 * (done + 1) / names.length;
  }
  const there = await employ();
  entries = there.entries;
  choices(part("county"), there.counties);
  choices(part("day"), there.days.map(day => [day, day.slice(0, 4)]));
  choices(part("entry"), entries.map(each => [each.id, each.title]));
  years();
}

// A worker that has started from the beginning; also in place of one that was stopped.
async function employ() {
  document.querySelector(".loading").hidden = false;
  worker = new Worker(URL.createObjectURL(new Blob([packed["pyodide.asm.js"], "\n", packed["pyodide.js"], "\n", packed["worker.js"]])));
  worker.onmessage = heard;
  worker.onerror = event => failed(event.message);
  const there = await asked({packed});
  document.querySelector(".loading").hidden = true;
  busy(false);
  return there;
}

function choices(list, values) {
  list.replaceChildren(...values.map(([value, text]) => new Option(text, value)));
}

function years() {
  const chosen = entries.find(each => each.id === part("entry").value);
  choices(part("year"), chosen.years.map(year => [year, year]));
  part("of-year").hidden = chosen.years.length === 0;
}

// The answer to a command stands until the next one, and can be taken in every form.
async function show(line, files = []) {
  busy(true);
  try {
    const answer = await ask(line, "html", files);
    shown = {line, files};
    tell(answer);
    if (line[0] === "allocate" && answer.status < 2) {
      allocated = line.slice(1);
      choices(part("party"), (await partiesOf(line)).map(name => [name, name]));
    }
    part("explain").hidden = answer.status === 2 || !["allocate", "explain"].includes(line[0]);
    busy(false);
  } catch (error) {
    if (error === null) return;  // it was stopped, and another worker starts
    failed(error.message);
    busy(false);
  }
}

async function partiesOf(line) {
  const {bytes} = await ask(line, "json");
  const {rows} = JSON.parse(new TextDecoder().decode(bytes));
  return [...new Set((rows ?? []).map(row => row.name ?? row.party))];
}

function tell({status, errors, bytes}) {
  part("answer").hidden = false;
  part("said").textContent = [
    both("Klart", "Done"), both("Klart, med något att se på", "Done, with something to look at"),
    both("Det gick inte", "That did not work"),
  ][status];
  part("error").textContent = errors.replace(/^nvf: /gm, "");
  part("error").hidden = errors === "";
  const page = part("page"), has = bytes.length > 0;
  page.hidden = part("take").hidden = part("same").hidden = !has;
  if (has) {
    page.onload = fit;
    page.srcdoc = new TextDecoder().decode(bytes);
    part("command").textContent = ["nvf", ...shown.line].map(quoted).join(" ");
  }
  part("answer").focus();
}

// The answer's page is as high as it needs, and scrolls with this one.
function fit() {
  const page = part("page");
  page.style.height = "0";
  page.style.height = `${page.contentDocument.documentElement.scrollHeight + 4}px`;
}
onresize = () => { if (!part("page").hidden) fit(); };

const quoted = word => /^[\w./:=-]+$/.test(word) ? word : `"${word}"`;

const failed = message => without(both("Något gick fel i programmet", "Something went wrong in the program"), message);
const refuse = message => without(both("Det gick inte", "That did not work"), message);

function without(said, message) {
  part("answer").hidden = false;
  part("said").textContent = said;
  part("error").textContent = message;
  part("error").hidden = false;
  for (const id of ["page", "take", "same", "explain"]) part(id).hidden = true;
}

function busy(is) {
  for (const button of document.querySelectorAll("form button, #take button")) button.disabled = is;
  part("working").hidden = !is;
  document.body.dataset.state = is ? "busy" : "ready";
}

part("stop").onclick = () => {
  worker.terminate();
  for (const {refused} of waiting.values()) refused(null);
  waiting.clear();
  employ().catch(error => failed(error.message));
};

const spoken = () => document.documentElement.lang === "sv" ? [] : ["--lang", "en"];
const given = (option, value) => value.trim() === "" ? [] : [`${option}=${value.trim()}`];

part("audit").onsubmit = async event => {
  event.preventDefault();
  const [file] = part("file").files, text = part("table").value;
  if (file === undefined && text.trim() === "") { part("table").focus(); return; }
  if (file?.size > LARGEST_FILE) {
    refuse(both(`${file.name} är större än 50 MB. Kopiera tabellen ur filen och klistra in den.`, `${file.name} is larger than 50 MB. Copy the table out of the file and paste it.`));
    return;
  }
  if (file?.name.toLowerCase().endsWith(".pdf")) {
    refuse(both("Sidan läser ingen PDF. Markera tabellen i den, kopiera och klistra in.", "The page reads no PDF. Mark the table in it, copy and paste."));
    return;
  }
  const name = file === undefined ? both("inklistrat.txt", "pasted.txt") : file.name.replace(/^-+/, "");
  const bytes = file === undefined ? new TextEncoder().encode(text) : new Uint8Array(await file.arrayBuffer());
  show(["audit", name, ...given("--total", part("shared").value),
    ...part("recover").checked ? ["--recover"] : [], ...spoken()], [[name, bytes]]);
};
part("share").onsubmit = event => {
  event.preventDefault();
  show(["share", "--all", "municipalities", "--county", part("county").value, "--as-of", part("day").value,
    ...given("--total", part("cost").value), ...spoken()]);
};
const chosen = () => [part("entry").value, ...part("of-year").hidden ? [] : ["--year", part("year").value], ...spoken()];
part("allocate").onsubmit = event => {
  event.preventDefault();
  show(["allocate", ...chosen()]);
};
part("explain").onsubmit = event => {
  event.preventDefault();
  show(["explain", ...allocated, "--party", part("party").value]);
};
part("entry").onchange = years;
part("table").oninput = () => { part("file").value = ""; };

for (const button of document.querySelectorAll("[data-form]")) button.onclick = async () => {
  const form = button.dataset.form;
  const {bytes, errors, status} = await ask(shown.line, form, shown.files);
  if (status === 2) { refuse(errors); return; }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], {type: TAKEN[form]}));
  link.download = `${shown.line[0]}.${form}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
for (const button of document.querySelectorAll("[data-language]")) button.onclick = () => {
  document.documentElement.lang = button.dataset.language;
  for (const each of document.querySelectorAll("[data-language]")) each.ariaPressed = each === button;
};

// A file may be dropped anywhere: beside its place the browser would open it instead.
document.ondragover = event => { event.preventDefault(); document.querySelector(".drop").classList.add("over"); };
document.ondragleave = () => document.querySelector(".drop").classList.remove("over");
document.ondrop = event => {
  event.preventDefault();
  document.querySelector(".drop").classList.remove("over");
  if (event.dataTransfer.files.length > 0) { part("file").files = event.dataTransfer.files; part("table").value = ""; }
};

start().catch(error => failed(error.message));
