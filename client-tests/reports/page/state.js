// What is shown, and its form in the address: opening a copied link shows the same again.

const keys = ['q', 'language', 'group', 'channel', 'target', 'verdict', 'marks', 'diff', 'sort',
  'family', 'open', 'case'];

const state = Object.fromEntries(keys.map((key) => [key, '']));

function stateFromAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const key of keys) state[key] = given.get(key) ?? '';
}

function addressOfState() {
  const parts = keys.filter((key) => state[key] !== '')
    .map((key) => `${key}=${encodeURIComponent(state[key])}`);
  return `#${parts.join('&')}`;
}

/** A step that the browser's back button undoes is pushed; a filter that is typed is not. */
function keepInAddress(push = false) {
  const address = addressOfState();
  if (address === (location.hash || '#')) return;
  history[push ? 'pushState' : 'replaceState'](null, '', address);
}

/** "curl/option/http/basic" */
function caseId(row, column) {
  const names = [data.clients[row.client].name, row.channel, row.target, column.scenario];
  if (column.pair) names.push(column.pair);
  return names.map(encodeURIComponent).join('/');
}

function caseOfId(id) {
  const names = decoded(id, '/');
  if (names.length < 4) return undefined;
  const [client, channel, target, scenario, pair = ''] = names;
  const row = data.rows.find((one) => data.clients[one.client].name === client &&
    one.channel === channel && one.target === target);
  const column = data.columns.find((one) => one.scenario === scenario && one.pair === pair);
  return row && column && row.marks[column.index] !== noCase ? { row, column } : undefined;
}

function decoded(text, separator) {
  try {
    return text.split(separator).filter(Boolean).map(decodeURIComponent);
  } catch {
    return []; // somebody cut the link in the middle of an escape
  }
}

/** The clients whose channels and targets are shown. */
function openClients() {
  return new Set(decoded(state.open, ','));
}

function setOpenClients(names) {
  state.open = [...names].map(encodeURIComponent).join(',');
}

/** Which cases the filters leave; `has` is asked for each of up to a hundred thousand. */
function filterOfState() {
  const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  const marks = new Set(state.marks);
  const isWanted = (row, column) => {
    const letter = row.marks[column.index];
    if (letter === noCase) return false;
    if (marks.size > 0 && !marks.has(letter)) return false;
    if (state.diff && !markByLetter.get(letter).unexpected) return false;
    if (state.verdict && verdictOf(row, column) !== state.verdict) return false;
    return words.every((word) => data.clients[row.client].text.includes(word) ||
      column.text.includes(word) ||
      (findingTexts[row.findings.get(column.index)] ?? '').includes(word));
  };
  return {
    hasClient: (client) => (!state.language || client.language === state.language) &&
      (!state.group || client.group === state.group),
    hasRow: (row) => (!state.channel || row.channel === state.channel) &&
      (!state.target || row.target === state.target),
    has: isWanted,
  };
}

/** The cases that are left, by client and then by column. */
function filteredCases() {
  const filter = filterOfState();
  const found = new Map();
  for (const client of data.clients) {
    if (!filter.hasClient(client)) continue;
    const byColumn = new Map();
    for (const row of client.rows) {
      if (!filter.hasRow(row)) continue;
      for (const column of data.columns) {
        if (!filter.has(row, column)) continue;
        if (!byColumn.has(column)) byColumn.set(column, []);
        byColumn.get(column).push({ row, column });
      }
    }
    if (byColumn.size > 0) found.set(client, byColumn);
  }
  return found;
}
