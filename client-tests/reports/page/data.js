// The matrix as it is in the file, and how it is counted. Letters stand for marks and verdicts.

const data = JSON.parse(document.getElementById('matrix-data').textContent);

const markByLetter = new Map(data.marks.map((mark, rank) => [mark.letter, { ...mark, rank }]));
const noCase = '.';

data.rows.forEach((row, index) => {
  row.index = index;
  row.flaky = new Set(row.flaky);
  row.findings = new Map(row.findings);
  data.clients[row.client].rows ??= [];
  data.clients[row.client].rows.push(row);
});
data.clients.forEach((client, index) => {
  client.index = index;
  client.name = client.client;
  client.rows ??= [];
  client.text = lower(client.name, client.title, client.language, client.group, client.version);
});
data.columns.forEach((column, index) => {
  column.index = index;
  column.name = column.pair ? `${column.scenario} · ${column.pair}` : column.scenario;
  column.text = lower(data.families[column.family], column.name, column.title);
});
const findingTexts = data.findings.map((finding) => lower(finding));
const columnsByFamily = data.families.map((_, family) =>
  data.columns.filter((column) => column.family === family));

function lower(...texts) {
  return texts.join('\n').toLowerCase();
}

function markOf(row, column) {
  return markByLetter.get(row.marks[column.index]);
}

function verdictOf(row, column) {
  return data.verdicts[row.verdicts.charCodeAt(column.index) - 97];
}

function findingOf(row, column) {
  return data.findings[row.findings.get(column.index)] ?? '';
}

/** Counts by letter. */
function tally(cases) {
  const counts = new Map();
  for (const { row, column } of cases) {
    const letter = row.marks[column.index];
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

function sum(counts, matches) {
  let total = 0;
  for (const [letter, count] of counts) if (matches(markByLetter.get(letter))) total += count;
  return total;
}

const judged = (counts) => sum(counts, (mark) => mark.judged);
const unexpected = (counts) => sum(counts, (mark) => mark.unexpected);

/** The gravest mark; undefined when there is no case. */
function worst(counts) {
  return data.marks.find((mark) => counts.has(mark.letter));
}

/** "✗ FAIL 3/12"; of a single case "✗ FAIL". */
function cellText(counts) {
  const mark = worst(counts);
  if (!mark) return '';
  const all = sum(counts, () => true);
  if (all === 1) return `${mark.glyph} ${mark.word}`;
  if (!mark.judged) return mark.glyph;
  const count = counts.get(mark.letter);
  if (mark.word === 'pass') return `${mark.glyph} ${count}`;
  return `${mark.glyph} ${mark.word} ${count}/${judged(counts)}`;
}

/** "136/142 ✗ FAIL 2": how many are good, of how many, and the gravest of the others. */
function totalText(counts) {
  const all = judged(counts);
  const mark = worst(counts);
  if (!mark?.judged) return mark?.glyph ?? '';
  const text = `${sum(counts, (one) => one.good)}/${all}`;
  if (mark.good) return `${text} ${mark.glyph}`;
  return `${text} ${mark.glyph} ${mark.word} ${counts.get(mark.letter)}`;
}

function compareNames(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** An element with attributes and children; strings become text, never markup. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name === 'onclick') made.addEventListener('click', value);
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ''));
  return made;
}
