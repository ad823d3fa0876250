// What is shown, and its form in the address: opening a copied link shows the same again.

const keys = ['q', 'language', 'group', 'channel', 'target', 'verdict', 'marks', 'diff', 'sort',
  'family', 'open', 'case'];

const state = Object.fromEntries(keys.map((key) => [key, '']));

function stateFromAddress() {
  const address = location.hash.slice(1);
  const isId = address !== '' && !/^[a-z]+=/.test(address);
  const given = new URLSearchParams(isId ? '' : address);
  for (const key of keys) state[key] = given.get(key) ?? '';
  if (isId) openId(address);
}

/** A link of nothing but a name, "#curl/url/http/special/slash", "#special/slash", "#curl" or
    "#digest", opens the case, the scenario's column, the client or the family. */
function openId(address) {
  const id = plain(address);
  const column = data.columns.find((one) => one.name === id);
  if (caseOfId(id)) state.case = id;
  else if (data.clients.some((client) => client.name === id)) setOpenClients([id]);
  else if (column) [state.family, linkedColumn] = [data.families[column.family], column];
  else if (data.families.includes(id)) state.family = id;
}

let linkedColumn; // to be scrolled to

/** Every character that can stand in an address as it is does: links are read by people. */
function addressOfState() {
  const parts = keys.filter((key) => state[key] !== '').map((key) =>
    `${key}=${encodeURIComponent(state[key]).replaceAll('%2F', '/').replaceAll('%2C', ',')}`);
  return `#${parts.join('&')}`;
}

/** A step that the browser's back button undoes is pushed; a filter that is typed is not. */
function keepInAddress(push = false) {
  const address = addressOfState();
  if (address === (location.hash || '#')) return;
  history[push ? 'pushState' : 'replaceState'](null, '', address);
}

/** "curl/option/http/special/slash": names as they are. */
function caseId(row, column) {
  const names = [data.clients[row.client].name, row.channel, row.target, column.scenario];
  if (column.pair) names.push(column.pair);
  return names.join('/');
}

/** Names may have slashes: no place in the id tells where one ends. */
function caseOfId(given) {
  for (const id of new Set([given, plain(given)]))
    for (const row of data.rows) {
      const start = `${data.clients[row.client].name}/${row.channel}/${row.target}/`;
      if (!id.startsWith(start)) continue;
      const column = data.columns.find((one) =>
        row.marks[one.index] !== noCase && caseId(row, one) === id);
      if (column) return { row, column };
    }
  return undefined;
}

/** Without escapes, which some tools put into links that need none. */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign of its own, or a link that was cut off
  }
}

/** The clients whose channels and targets are shown. */
function openClients() {
  return new Set(state.open.split(',').filter(Boolean).map(plain));
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
