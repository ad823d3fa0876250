// The table: a row per client and, where it is opened, per channel and target; a column per family
// and, where it is opened, per scenario. Only one family is open at a time, so that there are never
// more than some thousand cells.

const table = document.getElementById('matrix');

/** The columns of the table: {family} or {column}, those without any case left out. */
function visibleColumns(found) {
  const used = new Set();
  for (const byColumn of found.values()) for (const column of byColumn.keys()) used.add(column);
  const shown = [];
  data.families.forEach((family, index) => {
    const columns = columnsByFamily[index].filter((column) => used.has(column));
    if (columns.length === 0) return;
    if (state.family === family) columns.forEach((column) => shown.push({ family, columns: [column] }));
    else shown.push({ family, columns });
  });
  return shown;
}

function casesIn(byColumn, columns, row) {
  const cases = columns.flatMap((column) => byColumn.get(column) ?? []);
  return row ? cases.filter((one) => one.row === row) : cases;
}

function sortHeading(label, key) {
  const isSorted = (state.sort || 'name') === key;
  const direction = key === 'name' ? 'ascending' : 'descending';
  return element('th', { scope: 'col', rowspan: 2, 'aria-sort': isSorted ? direction : 'none',
    class: key === 'name' ? 'first' : 'all' },
  element('button', { type: 'button', 'data-act': 'sort', 'data-value': key },
    label, element('span', { 'aria-hidden': 'true' }, isSorted ? (key === 'name' ? ' ▲' : ' ▼') : '')));
}

function familyHeading(family, span, isOpen) {
  return element('th', { scope: isOpen ? 'colgroup' : 'col', colspan: span,
    rowspan: isOpen ? 1 : 2, class: isOpen ? 'family open' : 'family' },
  element('button', { type: 'button', 'data-act': 'family', 'data-value': family,
    'aria-expanded': String(isOpen) }, family));
}

function heading(shown) {
  const first = element('tr', {}, sortHeading('Client', 'name'), sortHeading('All', 'worst'));
  const second = element('tr');
  for (let i = 0; i < shown.length; ++i) {
    const { family } = shown[i];
    const isOpen = state.family === family;
    if (isOpen && shown[i - 1]?.family === family) continue;
    const span = isOpen ? shown.filter((one) => one.family === family).length : 1;
    first.append(familyHeading(family, span, isOpen));
  }
  for (const { family, columns: [column] } of shown)
    if (state.family === family)
      second.append(element('th', { scope: 'col', class: 'scenario', title: column.title },
        element('span', {}, column.name)));
  return element('thead', {}, first, second);
}

/** A cell keeps what it shows in a property: 2,000 closures would cost more. */
function cell(cases, where) {
  const made = document.createElement('td');
  if (cases.length === 0) return made;
  const counts = tally(cases);
  made.textContent = cellText(counts);
  made.className = `m-${worst(counts).letter}`;
  if (cases.some(({ row, column }) => row.flaky.has(column.index))) made.classList.add('flaky');
  made.cases = cases;
  made.where = where;
  made.tabIndex = -1;
  return made;
}

function cells(client, byColumn, shown, row) {
  const all = casesIn(byColumn, [...byColumn.keys()], row);
  const place = row ? `${client.name} · ${row.channel} · ${row.target}` : client.name;
  const total = cell(all, place);
  total.classList.add('all');
  total.textContent = totalText(tally(all));
  return [total, ...shown.map(({ family, columns }) =>
    cell(casesIn(byColumn, columns, row),
      `${place} · ${columns.length === 1 && state.family === family ? columns[0].name : family}`))];
}

function clientRows(client, byColumn, shown, withLanguage) {
  const isOpen = openClients().has(client.name);
  const detail = [client.version, withLanguage ? client.language : ''].filter(Boolean).join(' · ');
  const rows = [element('tr', { class: client.installed ? undefined : 'absent' },
    element('th', { scope: 'row', class: 'first' },
      element('button', { type: 'button', 'data-act': 'open', 'data-value': client.name,
        'aria-expanded': String(isOpen) }, element('bdi', {}, client.name)),
      element('small', {}, detail || (client.installed ? '' : 'not installed')),
      client.on_the_way
        ? element('small', { class: `way m-${client.on_the_way.mark}` },
          `${client.on_the_way.text} on the way`) : undefined),
    ...cells(client, byColumn, shown))];
  if (!isOpen) return rows;
  for (const row of client.rows) {
    if (casesIn(byColumn, [...byColumn.keys()], row).length === 0) continue;
    rows.push(element('tr', { class: 'part' },
      element('th', { scope: 'row', class: 'first' }, `${row.channel} · ${row.target}`),
      ...cells(client, byColumn, shown, row)));
  }
  return rows;
}

/** Bodies by language, or one body with the worst first. */
function groups(found) {
  const clients = [...found.keys()];
  if (state.sort === 'worst') {
    const rank = new Map(clients.map((client) =>
      [client, tally([...found.get(client).values()].flat())]));
    const grave = (client) => [rank.get(client).get('L') ?? 0, unexpected(rank.get(client)),
      rank.get(client).get('K') ?? 0];
    clients.sort((a, b) => {
      const [x, y] = [grave(a), grave(b)];
      return y[0] - x[0] || y[1] - x[1] || y[2] - x[2] || compareNames(a.name, b.name);
    });
    return [{ language: '', clients }];
  }
  const byLanguage = new Map();
  clients.sort((a, b) => compareNames(a.name, b.name));
  clients.forEach((client) => {
    const language = client.language || 'Other';
    if (!byLanguage.has(language)) byLanguage.set(language, []);
    byLanguage.get(language).push(client);
  });
  return [...byLanguage].sort(([a], [b]) => compareNames(a, b))
    .map(([language, list]) => ({ language, clients: list }));
}

function renderMatrix() {
  const found = filteredCases();
  const shown = visibleColumns(found);
  const bodies = groups(found).map(({ language, clients }) => {
    const body = document.createElement('tbody');
    if (language)
      body.append(element('tr', { class: 'language' },
        element('th', { scope: 'rowgroup', colspan: shown.length + 2 },
          element('span', {}, `${language} `, element('small', {}, String(clients.length))))));
    for (const client of clients)
      body.append(...clientRows(client, found.get(client), shown, !language));
    return body;
  });
  table.replaceChildren(heading(shown), ...bodies);
  resetGrid();
  const cases = [...found.values()].reduce((total, byColumn) =>
    total + [...byColumn.values()].reduce((count, list) => count + list.length, 0), 0);
  const all = data.rows.reduce((total, row) =>
    total + row.marks.length - row.marks.split(noCase).length + 1, 0);
  document.getElementById('count').textContent =
    `${found.size} of ${data.clients.length} clients, ${cases.toLocaleString('en')} of ` +
    `${all.toLocaleString('en')} cases`;
}
