"use strict";
// The page asks a worker, which runs the library, one command line at a time; what it shows is the command's own page.
const part = id => document.getElementById(id);
const isSwedish = () => document.documentElement.lang === "sv";
const both = (sv, en) => isSwedish() ? sv : en;
const LARGEST_FILE = 50e6;  // more than any table, and less than a browser's memory
const TAKEN = {xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", html: "text/html", csv: "text/csv", json: "application/json"};
const STOPPED = Symbol("stopped");
const packed = {};
let worker, waiting = new Map(), number = 0, entries = [], shown = null, allocated = null;

// The worker.

async function unpacked(id) {
  const bytes = Uint8Array.from(atob(part(id).textContent), letter => letter.charCodeAt(0));
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
const ask = (line, form, files = []) => asked({line: [...line, ...isSwedish() ? [] : ["--lang", "en"]], form, files});

function heard({data}) {
  if (data.loaded !== undefined) { part("loaded").value = data.loaded; return; }
  const {kept, refused} = waiting.get(data.number);
  waiting.delete(data.number);
  if (data.failed === undefined) kept(data.answer); else refused(new Error(data.failed));
}

// A worker that starts from the beginning, also in place of one that was stopped or broke.
async function employ() {
  worker?.terminate();
  for (const {refused} of waiting.values()) refused(STOPPED);
  waiting.clear();
  become("loading");
  worker = new Worker(URL.createObjectURL(new Blob([packed["pyodide.asm.js"], "\n", packed["pyodide.js"], "\n", packed["worker.js"]])));
  worker.onmessage = heard;
  worker.onerror = event => broken(event.message);
  const there = await asked({packed});
  become("ready");
  return there;
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
  nameEntries();
  years();
}

// What is chosen.

function choices(list, values) {
  const chosen = list.value;
  list.replaceChildren(...values.map(([value, text]) => new Option(text, value, false, value === chosen)));
}

const nameEntries = () => choices(part("entry"), entries.map(each => [each.id, each[document.documentElement.lang]]));

function years() {
  const chosen = entries.find(each => each.id === part("entry").value);
  choices(part("year"), chosen.years.map(year => [year, year]));
  const now = new Date().getFullYear();
  if (chosen.years.includes(now)) part("year").value = now;
  part("of-year").hidden = chosen.years.length === 0;
}

// Words as a shell parts them, where quotes hold together.
const words = text => [...text.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ""));
const quoted = word => /^[\p{L}\p{N}./:=_-]+$/u.test(word) ? word : `"${word}"`;
const given = (option, value) => value.trim() === "" ? [] : [`${option}=${value.trim()}`];

// The answer to a command stands until the next one, and can be taken in every form.

async function show(line, files = []) {
  await working(async () => {
    const answer = await ask(line, "html", files);
    const named = line[0] === "allocate" && answer.status < 2 ? await partiesOf(line) : null;
    shown = {line, files, page: answer.bytes};
    if (named !== null) {
      allocated = line.slice(1);
      choices(part("party"), named);
    }
    tell(answer);
  });
}

async function partiesOf(line) {
  const {rows = []} = JSON.parse(new TextDecoder().decode((await ask(line, "json")).bytes));
  return [...new Map(rows.map(row => [row.party, row.name ?? row.party]))];
}

async function take(form) {
  const answer = form === "html" ? {status: 0, bytes: shown.page} : await ask(shown.line, form, shown.files);
  if (answer.status === 2) { tell(answer); return; }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([answer.bytes], {type: TAKEN[form]}));
  link.download = [...shown.line.filter(word => !word.startsWith("-")), form].join(".").replace(/[^\p{L}\p{N}.-]+/gu, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Waits for what is asked, unless it is stopped meanwhile; a program that broke starts anew.
async function working(asking) {
  if (document.body.dataset.state !== "ready") return;
  become("busy");
  try {
    await asking();
    become("ready");
  } catch (error) {
    if (error !== STOPPED) broken(error.message);
  }
}

function become(state) {
  document.body.dataset.state = state;
  for (const button of document.querySelectorAll("form button, #take button")) button.disabled = state !== "ready";
  part("working").hidden = state !== "busy";
  part("loading").hidden = state !== "loading";
}

function tell({status, errors, bytes}) {
  say([both("Klart", "Done"), both("Klart, med något att se på", "Done, with something to look at"), both("Det gick inte", "That did not work")][status],
    errors.replace(/^nvf: /gm, ""));
  const has = bytes.length > 0;
  for (const id of ["page", "take", "same"]) part(id).hidden = !has;
  part("explain").hidden = !has || !["allocate", "explain"].includes(shown.line[0]);
  if (has) {
    part("page").srcdoc = new TextDecoder().decode(bytes);
    part("command").textContent = ["nvf", ...shown.line].map(quoted).join(" ");
  }
  part("answer").focus();
}

function say(what, why) {
  part("answer").hidden = false;
  part("said").textContent = what;
  part("error").textContent = why;
  part("error").hidden = why === "";
  for (const id of ["page", "take", "same", "explain"]) part(id).hidden = true;
  part("answer").scrollIntoView();
}

function refuse(why) {
  say(both("Det gick inte", "That did not work"), why);
}

function broken(why) {
  say(both("Något gick fel i programmet", "Something went wrong in the program"), both(
    `Programmet startar om. Försök igen, gärna med bara själva tabellen inklistrad. Händer det igen: öppna filen på nytt i Edge, Chrome eller Firefox av i år, och skicka texten nedan till dem som gav dig filen.\n\n${why}`,
    `The program starts again. Try once more, if you can with nothing but the table pasted. If it happens again: open the file anew in this year's Edge, Chrome or Firefox, and send the text below to those who gave you the file.\n\n${why}`));
  if ("worker.js" in packed) employ().catch(error => { if (error !== STOPPED) say(part("said").textContent, error.message); });
}

// The answer's page is as high as it needs, and scrolls with this one.
function fit() {
  const page = part("page");
  page.style.height = "0";
  page.style.height = `${page.contentDocument.documentElement.scrollHeight + 4}px`;
}
part("page").onload = fit;
onresize = () => { if (!part("page").hidden) fit(); };

// What is done on the page.

part("audit").onsubmit = async event => {
  event.preventDefault();
  const [file] = part("file").files, text = part("table").value;
  if (file === undefined && text.trim() === "") { part("table").focus(); return; }
  if (file?.size > LARGEST_FILE) {
    refuse(both(`${file.name} är större än 50 MB. Kopiera tabellen ur filen och klistra in den.`, `${file.name} is larger than 50 MB. Copy the table out of the file and paste it.`));
    return;
  }
  const name = file === undefined ? both("inklistrat.txt", "pasted.txt") : file.name.replace(/^-+/, "");
  const bytes = file === undefined ? new TextEncoder().encode(text) : new Uint8Array(await file.arrayBuffer());
  show(["audit", name, ...given("--total", part("shared").value), ...part("recover").checked ? ["--recover"] : [], ...words(part("more").value)], [[name, bytes]]);
};
part("share").onsubmit = event => {
  event.preventDefault();
  show(["share", "--all", "municipalities", "--county", part("county").value, "--as-of", part("day").value, ...given("--total", part("cost").value), ...words(part("more").value)]);
};
part("allocate").onsubmit = event => {
  event.preventDefault();
  show(["allocate", part("entry").value, ...part("of-year").hidden ? [] : ["--year", part("year").value], ...words(part("more").value)]);
};
part("explain").onsubmit = event => {
  event.preventDefault();
  show(["explain", ...allocated, "--party", part("party").value]);
};
part("entry").onchange = years;
part("table").oninput = () => { part("file").value = ""; };
part("file").onchange = () => { part("table").value = ""; };
part("stop").onclick = () => {
  say(both("Avbrutet", "Stopped"), "");
  employ().catch(error => { if (error !== STOPPED) broken(error.message); });
};
for (const button of document.querySelectorAll("[data-form]")) button.onclick = () => working(() => take(button.dataset.form));
for (const button of document.querySelectorAll("[data-language]")) button.onclick = () => {
  document.documentElement.lang = button.dataset.language;
  for (const each of document.querySelectorAll("[data-language]")) each.ariaPressed = each === button;
  document.title = both("Räkna och granska – nvf", "Share and audit – nvf");
  part("page").title = both("Svaret", "The answer");
  nameEntries();
  if (!part("page").hidden) show(shown.line, shown.files);
};

// A file may be dropped anywhere: beside its place the browser would open it instead.
const over = is => document.querySelector(".drop").classList.toggle("over", is);
document.ondragover = event => { event.preventDefault(); over(true); };
document.ondragleave = () => over(false);
document.ondrop = event => {
  event.preventDefault();
  over(false);
  const {files} = event.dataTransfer;
  if (files.length > 1) { refuse(both("Flera filer släpptes. Släpp en i taget.", "Several files were dropped. Drop one at a time.")); return; }
  if (files.length === 1) { part("file").files = files; part("table").value = ""; }
};

start().catch(error => { if (error !== STOPPED) broken(error.message); });
