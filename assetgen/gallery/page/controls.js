/** What both pages have: the data that they were made with, and small helpers for their elements. */

const DATA = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function say(text, isBad = false) {
  $("status").textContent = text;
  $("status").classList.toggle("bad", isBad);
}

function options(select, entries) {
  select.replaceChildren(...entries.map(([value, text]) => Object.assign(element("option", text), { value })));
}
