// The first table: search, language and order, each in the address, so that a link shows the same.
'use strict';

const form = document.getElementById('filter');
const body = document.querySelector('#clients tbody');
const rows = [...body.rows];
const heads = [...document.querySelectorAll('#clients thead th')];
const place = new Map(rows.map((row, index) => [row, index])); // as ranked

const keys = ['q', 'language', 'sort', 'order'];
const state = { q: '', language: '', sort: '', order: '' };

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const key of keys) state[key] = given.get(key) ?? '';
}

function keepInAddress() {
  const given = new URLSearchParams();
  for (const key of keys) if (state[key] !== '') given.set(key, state[key]);
  const address = `#${given}`;
  if (address !== (location.hash || '#')) history.replaceState(null, '', address);
}

const columnOf = (id) => heads.findIndex((head) => head.dataset.id === id);

/** Numbers before words; what was not asked comes last in both orders. */
function compare(a, b, column, direction) {
  const [x, y] = [a, b].map((row) => row.cells[column].dataset.sort);
  if (x === y) return place.get(a) - place.get(b);
  if (x === '' || y === '') return x === '' ? 1 : -1;
  const [m, n] = [Number(x), Number(y)];
  const order = Number.isNaN(m) || Number.isNaN(n) ? x.localeCompare(y) : m - n;
  return order === 0 ? place.get(a) - place.get(b) : order * direction;
}

function order() {
  const column = columnOf(state.sort);
  const direction = state.order === 'down' ? -1 : 1;
  const sorted = [...rows].sort((a, b) =>
    (column < 0 ? place.get(a) - place.get(b) : compare(a, b, column, direction)));
  body.append(...sorted);
  heads.forEach((head, index) => {
    if (index === column) head.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
    else head.removeAttribute('aria-sort');
  });
}

function show() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const text = row.dataset.text;
    const isThere = words.every((word) => text.includes(word))
      && (state.language === '' || row.dataset.language === state.language);
    row.hidden = !isThere;
    if (isThere) count += 1;
  }
  document.getElementById('count').textContent = `${count} of ${rows.length} rows`;
  order();
  for (const key of keys) form.elements[key].value = state[key];
}

function change() {
  for (const key of keys) state[key] = form.elements[key].value;
  keepInAddress();
  show();
}

for (const head of heads) {
  head.querySelector('button').addEventListener('click', () => {
    const isUp = state.sort === head.dataset.id && state.order !== 'down';
    state.sort = head.dataset.id;
    state.order = isUp ? 'down' : '';
    keepInAddress();
    show();
  });
}

form.addEventListener('input', change);
form.addEventListener('submit', (event) => event.preventDefault());
addEventListener('hashchange', () => { readAddress(); show(); });
form.hidden = false;
readAddress();
show();
