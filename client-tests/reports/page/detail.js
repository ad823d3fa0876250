// The pane: the cases of a cell, or all that is known of one case.

const pane = document.getElementById('pane');
const paneTitle = document.getElementById('pane-title');
const paneBody = document.getElementById('pane-body');
const back = document.getElementById('back');

const unpacked = new Map(); // by client
let listed; // {cases, where} of the cell that the pane was opened from
const longestList = 300;

async function evidenceOf(client) {
  if (!unpacked.has(client.index))
    unpacked.set(client.index, await unpack(`evidence-${client.index}`));
  return unpacked.get(client.index);
}

function showPane() {
  if (!pane.open) pane.showModal();
  paneBody.scrollTop = 0;
  paneTitle.focus();
}

function openCell(td) {
  if (td.cases.length === 1) {
    listed = undefined;
    openCase(td.cases[0]);
  } else {
    listed = { cases: td.cases, where: td.where };
    showList();
  }
}

function badge(mark, verdict) {
  const isSaid = mark.word.toLowerCase().startsWith(verdict.toLowerCase()) ||
    ('LD'.includes(mark.letter) && verdict === 'FAIL');
  const more = isSaid ? '' : ` ${verdict}`;
  return element('span', { class: `mark m-${mark.letter}` }, `${mark.glyph} ${mark.word}${more}`);
}

function showList() {
  state.case = '';
  keepInAddress();
  paneTitle.replaceChildren(...visible(listed.where));
  back.hidden = true;
  const rank = ({ row, column }) => markOf(row, column).rank;
  const sorted = [...listed.cases].sort((a, b) => rank(a) - rank(b));
  const items = sorted.slice(0, longestList).map((one) => {
    const { row, column } = one;
    return element('li', {}, element('button', { type: 'button', class: 'case',
      onclick: () => openCase(one, true) },
    badge(markOf(row, column), verdictOf(row, column)),
    element('span', { class: 'what' }, column.name,
      element('small', {}, ` ${row.channel} · ${row.target}`)),
    element('small', { class: 'finding' }, findingOf(row, column))));
  });
  const left = sorted.length - items.length;
  const client = data.clients[listed.cases[0].row.client];
  paneBody.replaceChildren(clientFacts(client), causesOf(client),
    element('ul', { class: 'cases' }, ...items),
    ...(left > 0 ? [element('p', {}, `${left} more: a filter makes the list shorter.`)] : []));
  showPane();
}

/** Only links that lead to a page; what else a document says stays text. */
function link(address) {
  return /^https?:\/\//i.test(address)
    ? element('a', { href: address, rel: 'noreferrer noopener', target: '_blank' }, address)
    : element('span', {}, address);
}

function facts(pairs) {
  const list = element('dl', { class: 'facts' });
  for (const [term, ...values] of pairs) {
    const kept = values.filter((value) => value !== undefined && value !== '');
    if (kept.length > 0) list.append(element('dt', {}, term), element('dd', {}, ...kept));
  }
  return list;
}

function clientFacts(client) {
  const pages = [client.homepage, ...client.documentation].filter(Boolean)
    .flatMap((address) => [link(address), element('br')]);
  const claims = Object.entries(client.features)
    .map(([channel, list]) => `${channel}: ${list.join(', ')}`).join(' · ');
  return element('details', { class: 'client' },
    element('summary', {}, ...visible(`${client.title || client.name} ${client.version}`)),
    facts([['Language', client.language], ['Runtime', client.runtime], ['Claims', claims],
      ['Pages', ...pages], ['Not installed', client.why_not]]));
}

/** What is to be mended in the client, the gravest first, wherever it was seen. */
function causesOf(client) {
  if (client.causes.length === 0) return element('p', {}, 'Nothing is to be fixed.');
  const items = client.causes.map((cause) => element('li', {},
    markSpan(cause.mark), ' ', ...findingLinks(cause.finding),
    element('small', {}, ' ', [cause.level, cause.clause].filter(Boolean).join(', ')),
    element('p', {}, ...visible(cause.reason || cause.sentence),
      ...(cause.link ? [' ', link(cause.link)] : [])),
    element('p', {}, element('small', {}, ...visible(cause.places))),
    reproduction(cause.reproduce)));
  return element('details', { class: 'causes', open: client.causes.length < 6 },
    element('summary', {}, `To fix: ${client.causes.length}`), element('ul', {}, ...items));
}

function markSpan(letter) {
  const mark = markByLetter.get(letter);
  return element('span', { class: `mark m-${letter}` }, `${mark.glyph} ${mark.word}`);
}

/** In a case that is about something else. */
function seenOnTheWay(faults) {
  if (faults.length === 0) return undefined;
  return part('Seen on the way', ...faults.map(({ mark, finding, sentence, reason }) =>
    element('p', {}, markSpan(mark), ' ', ...findingLinks(finding), ' ', ...visible(sentence),
      reason ? element('small', {}, ' ', ...visible(reason)) : undefined)));
}

async function openCase(one, push = false) {
  const { row, column } = one;
  const client = data.clients[row.client];
  state.case = caseId(row, column);
  keepInAddress(push);
  paneTitle.replaceChildren(...visible(
    `${client.name} · ${row.channel} · ${row.target} · ${column.name}`));
  back.hidden = !listed;
  paneBody.replaceChildren(element('p', {}, 'Unpacking …'));
  showPane();
  const wanted = state.case;
  let view;
  try {
    const evidence = await evidenceOf(client);
    await readMeanings();
    view = caseView(one, evidence[`${row.index}:${column.index}`]);
  } catch (problem) {
    view = [element('p', { class: 'notice' }, `The evidence can't be unpacked: ${problem}`)];
  }
  if (state.case === wanted) paneBody.replaceChildren(...view);
}

/** A link from another run. */
function openNothing() {
  paneTitle.replaceChildren(...visible(state.case));
  back.hidden = true;
  paneBody.replaceChildren(element('p', { class: 'notice' }, 'This case is not in these results.'));
  showPane();
}

function part(title, ...children) {
  const kept = children.filter(Boolean);
  return kept.length === 0 ? undefined
    : element('section', {}, element('h3', {}, title), ...kept);
}

function caseView({ row, column }, seen) {
  const client = data.clients[row.client];
  const mark = markOf(row, column);
  return [
    element('p', { class: 'verdict' }, badge(mark, verdictOf(row, column)),
      row.flaky.has(column.index)
        ? element('span', { class: 'mark flaky-mark' }, `~ flaky, ${seen.attempts} attempts`) : undefined,
      element('code', {}, ...findingLinks(findingOf(row, column)))),
    element('p', { class: 'sentence' }, ...visible(seen.sentence || capital(mark.means))),
    seen.reason ? part(mark.letter === 'S' ? 'The baseline says it fails' : 'Known, because',
      element('p', {}, ...visible(seen.reason)), seen.link ? element('p', {}, link(seen.link)) : undefined)
      : undefined,
    part('Expected', column.title ? element('p', {}, element('b', {}, column.title)) : undefined,
      column.story ? element('p', {}, column.story) : undefined,
    column.links.length > 0
      ? element('p', {}, element('small', {}, ...idLinks(column.links, ' · '))) : undefined),
    seen.earlier.length > 0 ? part('Earlier attempts', ...seen.earlier.map(
      ([verdict, leak, finding, sentence]) => element('p', {}, element('b', {}, verdict),
        leak ? ' with a leak' : '', ' ', ...findingLinks(finding), ' ', ...visible(sentence)))) : undefined,
    seenOnTheWay(seen.faults),
    seen.checks.length > 0 ? part('Checks', checksTable(seen.checks)) : undefined,
    seen.exchanges.length > 0 ? part('On the wire', ...seen.exchanges.map(exchangeView)) : undefined,
    part('The client', facts([['Ended', seen.how || endedText(seen.ended)], ['Took', `${seen.took_ms} ms`],
      ...observedFacts(seen.observed)]),
    seen.given ? wireBlock('what it was given', seen.given) : undefined,
    seen.visible && ![seen.output, seen.error].includes(seen.visible)
      ? wireBlock('what its user saw', seen.visible) : undefined,
    seen.output ? wireBlock('its output', seen.output) : undefined,
    seen.error ? wireBlock('its error', seen.error) : undefined),
    seen.reproduce ? part('Do it again', reproduction(seen.reproduce)) : undefined,
    clientFacts(client),
    citedMeanings(),
  ].filter(Boolean);
}

function capital(sentence) {
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function endedText(ended) {
  if (ended.timed_out) return 'killed at the deadline';
  if (ended.signal !== null) return `by signal ${ended.signal}`;
  return ended.code === null ? 'not: it was still running' : `with exit code ${ended.code}`;
}

function observedFacts(observed) {
  const yes = (value) => (value === undefined ? '' : value ? 'yes' : 'no');
  return [['Sent credentials unasked', yes(observed.preemptive)],
    ['Attempts before giving up', String(observed.attempts_before_giving_up ?? '')],
    ['Showed its user the status', yes(observed.status_shown)],
    ['the challenge', yes(observed.challenge_shown)], ['the body', yes(observed.body_shown)],
    ['Sent CONNECT for http://', yes(observed.tunnels_http)],
    ['Requests', String(observed.requests ?? '')],
    ['Connections', String(observed.connections ?? '')]];
}

const outcomes = { pass: ['P', '✓ held'], fail: ['F', '✗ broken'], 'not-reached': ['R', '? not reached'] };

function checksTable(checks) {
  const rows = checks.map((check) => {
    const [letter, word] = outcomes[check.outcome];
    const leak = check.leak
      ? [' Leak: ', ...idLinks([check.leak, ...check.resembles], ', '), '.'] : [];
    return element('tr', {},
      element('td', {}, element('span', { class: `mark m-${letter}` }, word)),
      element('th', { scope: 'row' }, idLink(check.check)),
      element('td', {}, ...visible(check.sentence), ...leak,
        element('small', {}, ' ', ...idLinks(check.requirements)),
        check.exchange === null ? undefined
          : element('button', { type: 'button', class: 'jump', onclick: () => jump(check.exchange) },
            `#${check.exchange}`)));
  });
  return element('table', { class: 'checks' }, element('thead', { class: 'unseen' },
    element('tr', {}, ...['Outcome', 'Check', 'What was seen'].map((name) =>
      element('th', { scope: 'col' }, name)))), element('tbody', {}, ...rows));
}

function jump(number) {
  const target = document.getElementById(`exchange-${number}`);
  target?.scrollIntoView({ block: 'start' });
  target?.querySelector('pre')?.focus({ preventScroll: true });
}

function reproduction(command) {
  const pre = element('pre', { class: 'command', dir: 'ltr', tabindex: 0 }, command);
  const said = element('span', { role: 'status' });
  const copy = element('button', { type: 'button', onclick: async () => {
    said.textContent = (await copied(command, pre)) ? 'Copied' : 'Selected: copy it by Ctrl+C';
  } }, 'Copy');
  return element('div', { class: 'reproduce' }, pre, copy, said);
}

/** Without the permission to write to the clipboard the command is left selected. */
async function copied(text, node) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(node);
    return false;
  }
}

function closePane() {
  pane.close();
}

pane.addEventListener('close', () => {
  state.case = '';
  keepInAddress();
  current?.focus();
});
pane.addEventListener('click', (event) => {
  if (event.target === pane) closePane(); // beside it
});
document.getElementById('close').addEventListener('click', closePane);
back.addEventListener('click', showList);
