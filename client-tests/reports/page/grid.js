// The keyboard in the matrix: one stop of the Tab key, arrow keys from there (the grid pattern of
// the ARIA Authoring Practices).

let focusRows = []; // per row, {place, node} by the column of the table
let current;

function resetGrid() {
  focusRows = [];
  const rows = [...table.rows];
  const first = rows[0];
  if (!first) return;
  focusRows.push(focusable(first));
  for (const row of rows.slice(2)) {
    const found = focusable(row);
    if (found.length > 0) focusRows.push(found);
  }
  for (const { node } of focusRows.flat()) node.tabIndex = -1;
  current = undefined;
  setCurrent((focusRows[1] ?? focusRows[0])[0]?.node);
}

function focusable(row) {
  const found = [];
  let place = 0;
  for (const one of row.cells) {
    const node = one.tagName === 'TD' ? (one.cases ? one : undefined) : one.querySelector('button');
    if (node) found.push({ place, node });
    place += one.colSpan;
  }
  return found;
}

function setCurrent(node, focus = false) {
  if (!node) return;
  if (current) current.tabIndex = -1;
  current = node;
  node.tabIndex = 0;
  if (focus) node.focus();
}

function positionOf(node) {
  for (let y = 0; y < focusRows.length; ++y) {
    const x = focusRows[y].findIndex((one) => one.node === node);
    if (x >= 0) return { x, y };
  }
  return undefined;
}

/** The one that stands in that column of another row, or the nearest before it. */
function inRow(y, place) {
  const row = focusRows[Math.max(0, Math.min(y, focusRows.length - 1))];
  return (row.filter((one) => one.place <= place).at(-1) ?? row[0]).node;
}

function moved(key, withControl) {
  const at = positionOf(current);
  if (!at) return undefined;
  const row = focusRows[at.y];
  const { place } = row[at.x];
  switch (key) {
    case 'ArrowRight': return row[at.x + 1]?.node;
    case 'ArrowLeft': return row[at.x - 1]?.node;
    case 'ArrowDown': return inRow(at.y + 1, place);
    case 'ArrowUp': return inRow(at.y - 1, place);
    case 'PageDown': return inRow(at.y + 10, place);
    case 'PageUp': return inRow(at.y - 10, place);
    case 'Home': return (withControl ? focusRows[0] : row)[0].node;
    case 'End': return (withControl ? focusRows.at(-1) : row).at(-1).node;
    default: return undefined;
  }
}

function onGridKey(event) {
  if (event.altKey || event.metaKey || event.shiftKey) return;
  if ((event.key === 'Enter' || event.key === ' ') && event.target.cases) {
    event.preventDefault();
    openCell(event.target);
    return;
  }
  const to = moved(event.key, event.ctrlKey);
  if (!to) return;
  event.preventDefault();
  setCurrent(to, true);
}

/** After a new table: the button that had the focus has it again. */
function keepFocus(action, value) {
  const node = [...table.querySelectorAll('button')].find((button) =>
    button.dataset.act === action && button.dataset.value === value);
  setCurrent(node, true);
}

function onGridClick(event) {
  const button = event.target.closest('button');
  const td = event.target.closest('td');
  if (button) act(button.dataset.act, button.dataset.value);
  else if (td?.cases) {
    setCurrent(td, true);
    openCell(td);
  }
}

function act(action, value) {
  if (action === 'sort') state.sort = value === 'name' ? '' : value;
  if (action === 'family') state.family = state.family === value ? '' : value;
  if (action === 'open') {
    const open = openClients();
    if (!open.delete(value)) open.add(value);
    setOpenClients(open);
  }
  keepInAddress();
  renderMatrix();
  keepFocus(action, value);
}

table.addEventListener('keydown', onGridKey);
table.addEventListener('click', onGridClick);
