// Start: the controls, the theme, the address.

const controls = ['q', 'language', 'group', 'channel', 'target', 'verdict', 'diff']
  .map((id) => document.getElementById(id));

function fillSelect(id, values) {
  const select = document.getElementById(id);
  const sorted = [...new Set(values)].filter(Boolean).sort(compareNames);
  select.replaceChildren(element('option', { value: '' }, 'any'),
    ...sorted.map((value) => element('option', { value }, value)));
  select.closest('label').hidden = sorted.length < 2;
}

function fillControls() {
  fillSelect('language', data.clients.map((client) => client.language));
  fillSelect('group', data.clients.map((client) => client.group));
  fillSelect('channel', data.rows.map((row) => row.channel));
  fillSelect('target', data.rows.map((row) => row.target));
  const letters = new Set(data.rows.flatMap((row) => [...row.verdicts]));
  fillSelect('verdict', data.verdicts.filter((_, index) =>
    letters.has(String.fromCharCode(97 + index))));
}

/** A button for each outcome: the legend, the totals and a filter in one. */
function fillMarks() {
  const counts = new Map();
  for (const row of data.rows)
    for (const letter of row.marks) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const buttons = data.marks
    .filter((mark) => counts.has(mark.letter) || mark.letter === 'L')
    .map((mark) => element('button', { type: 'button', class: counts.has(mark.letter) ? `m-${mark.letter}` : undefined,
      'data-letter': mark.letter, title: mark.means, 'aria-pressed': 'false',
      onclick: () => toggleMark(mark.letter) },
    element('b', {}, (counts.get(mark.letter) ?? 0).toLocaleString('en')),
    element('span', {}, `${mark.glyph} ${mark.word}`)));
  document.getElementById('marks').replaceChildren(...buttons);
  document.querySelector('#legend dl').replaceChildren(...data.marks.flatMap((mark) =>
    [element('dt', {}, element('span', { class: `mark m-${mark.letter}` },
      `${mark.glyph} ${mark.word}`)), element('dd', {}, mark.means)]),
  element('dt', {}, '~ flaky'), element('dd', {}, 'tried more than once, with different outcomes'));
}

function toggleMark(letter) {
  const marks = new Set(state.marks);
  if (!marks.delete(letter)) marks.add(letter);
  state.marks = [...marks].join('');
  filterChanged();
}

function showControls() {
  for (const control of controls)
    if (control.type === 'checkbox') control.checked = state[control.id] !== '';
    else control.value = state[control.id];
  showMarks();
}

function showMarks() {
  for (const button of document.querySelectorAll('#marks button'))
    button.setAttribute('aria-pressed', String(state.marks.includes(button.dataset.letter)));
}

function filterChanged() {
  for (const control of controls)
    state[control.id] = control.type === 'checkbox' ? (control.checked ? '1' : '') : control.value;
  showMarks();
  keepInAddress();
  renderMatrix();
}

function fillAbout() {
  const number = (count, what) => `${count.toLocaleString('en')} ${what}`;
  const installed = data.clients.filter((client) => client.installed);
  const languages = new Set(installed.map((client) => client.language)).size;
  const parts = [data.suite && `suite ${data.suite}`,
    data.began && `${data.began.slice(0, 16).replace('T', ' ')} UTC`,
    number(installed.length, installed.length === 1 ? 'client' : 'clients'),
    number(languages, languages === 1 ? 'language' : 'languages'),
    number(data.columns.length, 'scenarios'),
    data.os && `${data.os} ${data.arch}`.trim(), data.shard && `shard ${data.shard}`,
    data.seed !== '0' && `seed ${data.seed}`];
  document.getElementById('about').textContent = parts.filter(Boolean).join(' · ');
  document.getElementById('incomplete').hidden = !data.incomplete;
}

/** Storage may be forbidden (a file in a sandbox): the theme is then for this visit. */
function stored(value) {
  try {
    if (value === undefined) return localStorage.getItem('proxy407-theme') ?? '';
    localStorage.setItem('proxy407-theme', value);
  } catch {
    // as said
  }
  return value ?? '';
}

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  document.getElementById('theme').value = theme;
}

function showAddress() {
  stateFromAddress();
  showControls();
  renderMatrix();
  const found = state.case ? caseOfId(state.case) : undefined;
  listed = undefined;
  // A link to an open family leads to it, not to the first columns.
  const headings = [...table.querySelectorAll('th.scenario')];
  const linked = headings.find((one) => one.textContent === linkedColumn?.name);
  linkedColumn = undefined;
  (linked ?? table.querySelector('th.open'))
    ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  if (found) openCase(found);
  else if (state.case) openNothing();
  else if (pane.open) pane.close();
}

const themeSelect = document.getElementById('theme');
themeSelect.addEventListener('change', () => setTheme(stored(themeSelect.value)));
setTheme(['light', 'dark'].includes(stored()) ? stored() : '');

const filterForm = document.getElementById('filter');
filterForm.addEventListener('input', filterChanged);
filterForm.addEventListener('submit', (event) => event.preventDefault());
filterForm.addEventListener('reset', () => {
  state.marks = '';
  // The controls are empty only after this event.
  setTimeout(filterChanged);
});
addEventListener('popstate', showAddress);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // its address would take the place of the state
  current?.focus();
});

if (matchMedia('(max-width: 45rem)').matches) document.getElementById('filter-box').open = false;
fillAbout();
fillControls();
fillMarks();
showAddress();
