// Full-text search in the static index beside this page, whose layout pipeline/render/search/ explains.
"use strict";

const [form, output, list] = ["#search", "output", "#found"].map(name => document.querySelector(name));
const field = form.elements.q;
const more = add("button", document.createElement("p"), { textContent: form.dataset.more });

function add(name, parent, properties) {
  return parent.appendChild(Object.assign(document.createElement(name), properties));
}

function say(what, number) {
  output.textContent = what ? form.dataset[what].replace("{n}", number) : "";
}

// Words, as pipeline/render/search/folding.py has them

const ALIKE = new Map([["æ", "ae"], ["œ", "oe"], ["þ", "th"]]);
const ONE = "łøđħŧıðٱىیېۍةۀکךםןףץ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", OTHER = "lodhtidاييييههكכמנפצ01234567890123456789";
[...ONE].forEach((letter, at) => ALIKE.set(letter, OTHER[at]));
// Scripts without spaces between words: each two neighbours count as a word.
const DENSE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u312f\u31a0-\u31ff\u3400-\u9fff\u{20000}-\u{323af}";
const RUNS = new RegExp(`([${DENSE}]+)|[^ ${DENSE}]+`, "gu");
const SPACED = new RegExp(`[^ ${DENSE}]`, "u");
const folded = new Map();

function foldOne(letter) {
  let out = "";
  for (const part of letter.normalize("NFKD").replace(/(?![\u3099\u309a])[\p{Mn}\p{Me}\p{Cf}\u0640]/gu, "")) {
    if (/[^\p{L}\p{N}\p{Mc}\u3099\u309a]/u.test(part)) out += " ";
    else for (const letter of part.toLowerCase().toUpperCase().toLowerCase()) out += ALIKE.get(letter) ?? letter;
  }
  return out.normalize("NFC");
}

/* `text` without case and accents, and the place from which each of its letters comes. */
function fold(text) {
  const places = [];
  let out = "", at = 0;
  for (const letter of text) {
    if (!folded.has(letter)) folded.set(letter, foldOne(letter));
    out += folded.get(letter);
    while (places.length < out.length) places.push(at);
    at += letter.length;
  }
  return [out, [...places, at]];
}

/* What to look up; a word may have up to `reach` letters more, as a plural, or while it is typed. */
function termsOf(query) {
  const terms = [], [text] = fold(query);
  for (const [run, dense] of text.matchAll(RUNS)) {
    const letters = [...run];
    if (!dense) terms.push({ word: letters.slice(0, 40).join(""), reach: letters.length > 3 ? 3 : 0 });
    else (letters[1] ? letters.slice(1) : [""]).forEach((letter, at) =>
      terms.push({ word: letters[at] + letter, reach: letter ? 0 : 2, dense }));
  }
  const last = terms.at(-1);
  if (last?.word[1] && !last.dense && !text.endsWith(" ")) last.reach = 40;
  return terms;
}

// The index

const WEIGHTS = [0.5, 1, 1.5, 3];
const asked = new Map();
let index;

/* The text of a file of the site, asked for once. */
function read(path, options) {
  const ask = () => fetch("../" + path, options).then(reply => reply.ok ? reply.text() : Promise.reject());
  return asked.get(path) ?? asked.set(path, ask()).get(path);
}

/* Numbers to the base of 47: a digit of the upper half is a number's last. */
function numbers(text) {
  const value = digits => [...digits].reduce((value, digit) => value * 47 + (digit.charCodeAt() - 33) % 47, 0);
  return text.match(/[!-O]*[P-~]/g).map(value);
}

/* The segments, and each session with the number of its first place: its own, then one an answer. */
async function loadIndex() {
  const segments = JSON.parse(await read("search/index.json", { cache: "no-cache" }));
  const sessions = [];
  let places = 0;
  for (const segment of segments) {
    segment.base = places;
    numbers(segment.places).forEach((held, at) => {
      if (held) sessions.push({ key: segment.first + at, base: places, version: segment.version });
      places += held;
    });
  }
  return { segments, sessions, places };
}

/* The places where a term stands, each with its weight. */
async function lookUp({ word: term, reach }, { segments, places }) {
  const weights = new Map();
  await Promise.all(segments.map(async ({ begins, base, size, first, version }) => {
    const file = Math.max(0, begins.findLastIndex(word => word <= term));
    // What begins alike may go on in the next file.
    for (const number of reach && begins[file + 1]?.startsWith(term) ? [file, file + 1] : [file]) {
      let word = "";
      const lines = await read(`search/words/${first}-${size}/${number}.txt?v=${version}`);
      for (const [, shared, rest, steps] of lines.matchAll(/(.)(.*) (.+)/g)) {
        word = word.slice(0, numbers(shared)) + rest;
        if (!word.startsWith(term) || word.length > term.length + reach) continue;
        let place = base;
        for (const step of numbers(steps)) {
          place += step >> 2;
          const weight = WEIGHTS[step & 3] * (word === term ? 1 : 0.7);
          weights.set(place, Math.max(weight, weights.get(place) ?? 0));
        }
      }
    }
  }));
  return { weights, rarity: Math.log(1 + places / (weights.size || 1)) };
}

/* The answers with the most of the terms, best first. A session's names count for all its answers. */
async function search(terms, index) {
  const found = await Promise.all(terms.map(term => lookUp(term, index)));
  const places = Float64Array.from(new Set(found.flatMap(({ weights }) => [...weights.keys()]))).sort();
  const hits = [];
  let most = 0, at = 0;
  for (const place of places) {
    while (index.sessions[at + 1]?.base <= place) at++;
    const session = index.sessions[at];
    let held = 0, score = 0;
    for (const { weights, rarity } of found) {
      const named = weights.get(session.base) ?? 0;
      const weight = Math.max(weights.get(place) ?? 0, named > 2 ? named / 2 : 0);
      held += weight > 0;
      score += weight * rarity;
    }
    hits.push({ place, session, held, score });
    most = Math.max(most, held);
  }
  return hits.filter(({ held }) => held === most).sort((a, b) => b.score - a.score || b.place - a.place);
}

// What is shown

/* Puts `text`, or `room` letters of it, into `parent`, with the terms marked. */
function write(parent, text, terms, room = Infinity) {
  const [plain, places] = fold(text), marks = [];
  const inWord = at => SPACED.test(plain[at] ?? " ");
  for (const { word, reach, dense } of terms) {
    for (let at = -1; (at = plain.indexOf(dense ?? word, at + 1)) >= 0;) {
      let end = at + (dense ?? word).length;
      while (!dense && inWord(end)) end++;
      if (dense || !inWord(at - 1) && end <= at + word.length + reach) marks.push([places[at], places[end]]);
    }
  }
  marks.sort((a, b) => a[0] - b[0]);
  const isNear = ([from], at) => marks[at + terms.length - 1]?.[0] < from + room / 2;
  const [first] = marks.find(isNear) ?? marks[0] ?? [0];
  let at = Math.max(text.lastIndexOf(" ", first - room / 4) + 1, first - room / 3);
  const end = at + room < text.length ? Math.max(text.lastIndexOf(" ", at + room), at + room - 20) : text.length;
  if (at) parent.append("… ");
  for (let [from, until] of marks) {
    from = Math.max(at, from);
    if (from >= until || from >= end) continue;
    parent.append(text.slice(at, from));
    add("mark", parent, { textContent: text.slice(from, until) });
    at = until;
  }
  parent.append(text.slice(at, end), end < text.length ? " …" : "");
}

/* An answer's text, or the introduction, from the session's page. */
async function textOf(slug, id) {
  const page = new DOMParser().parseFromString(await read(`s/${slug}/`), "text/html");
  const box = id ? page.getElementById(id) : page.querySelector("[data-qna=introduction]");
  box.querySelectorAll(".question, .speaker").forEach(part => part.remove());
  box.querySelectorAll("p, li, dt, dd, td, th, pre, h3, h4").forEach(block => block.append(" "));
  return box.textContent.replace(/\s+/g, " ").trim().normalize("NFC");
}

// A page is read when its hit comes into view; without it there is no excerpt.
const view = new IntersectionObserver(seen => seen.filter(one => one.isIntersecting).forEach(({ target }) => {
  view.unobserve(target);
  target.fill().catch(() => {});
}));

async function show(hits, from, terms, run) {
  const chosen = hits.slice(from, from + 6);
  const shelves = await Promise.all(chosen.map(({ session }) =>
    read(`search/answers/${session.key >> 3}.json?v=${session.version}`)));
  if (run !== latest) return;
  if (!from) list.replaceChildren(), list.after(more.parentNode);
  chosen.forEach(({ place, session }, at) => {
    const { slug, title, guests, lang, answers } = JSON.parse(shelves[at])[session.key];
    const [id, question] = answers[place - session.base - 1] ?? [];
    const item = add("li", list, { dir: "auto", lang });
    const link = add("a", item, { href: `../s/${slug}/` + (id ? "#" + id : "") });
    write(link, question || title, terms);
    write(add("p", item, { className: "who" }), [question && title, guests].filter(Boolean).join(" · "), terms);
    const excerpt = add("p", item, { className: "excerpt" });
    excerpt.fill = async () => write(excerpt, await textOf(slug, id), terms, 240);
    view.observe(excerpt);
    if (from && !at) link.focus();
  });
  more.hidden = hits.length <= from + 6;
  more.onclick = () => show(hits, from + 6, terms, run).catch(() => say("failed"));
}

// What the reader does

let latest = 0, timer;

async function answer() {
  clearTimeout(timer);
  const run = ++latest, query = field.value.normalize("NFC"), terms = termsOf(query);
  history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
  try {
    const hits = terms.length ? await search(terms, await (index ??= loadIndex())) : [];
    await show(hits, 0, terms, run);
    if (run === latest) say(terms.length && (hits.length ? "found" : "none"), hits.length);
  } catch {
    if (run === latest) say("failed");
    asked.clear(); // the site may have changed
    index = null;
  }
}

if (location.protocol === "file:") say("failed"); // where no page may read the files beside it
else {
  form.onsubmit = event => { event.preventDefault(); answer(); };
  field.oninput = () => { clearTimeout(timer); timer = setTimeout(answer, 150); };
  field.value = new URLSearchParams(location.search).get("q") ?? field.value;
  if (field.value) answer();
}
