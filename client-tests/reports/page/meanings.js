// What ids mean, as `proxy407 explain ID` prints it: under a case, for those that it cites.

/** A block of the page is base64 of gzip of JSON. */
async function unpack(id) {
  const text = document.getElementById(id).textContent;
  const packed = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}

let meanings = {}; // by id, one of each kind
const cited = new Set(); // by the case that is shown

async function readMeanings() {
  if (Object.keys(meanings).length === 0) meanings = await unpack('meanings');
  cited.clear();
}

/** The id, as a button that leads to its meaning; what means nothing to us stays text. */
function idLink(id) {
  if (!Object.hasOwn(meanings, id)) return element('span', {}, id);
  cited.add(id);
  return element('button', { type: 'button', class: 'id', onclick: () => showMeaning(id) }, id);
}

function idLinks(ids, separator = ' ') {
  return ids.flatMap((id, index) => (index > 0 ? [separator, idLink(id)] : [idLink(id)]));
}

/** "wrong-credentials/swapped+split-at-every-colon": a cause, and one or two mistakes. */
function findingLinks(finding) {
  return finding.split(/([/+])/).map((part) => (/^[/+]?$/.test(part) ? part : idLink(part)));
}

function meaningView(id) {
  const rows = meanings[id].flatMap(({ kind, what, fix, clauses }) => [
    element('h4', {}, element('code', {}, id), element('small', {}, ` ${kind}`)),
    what ? element('p', {}, ...visible(what)) : undefined,
    fix ? element('p', {}, element('b', {}, 'Fix: '), ...visible(fix)) : undefined,
    clauses.length > 0 ? element('p', { class: 'facts' }, ...idLinks(clauses)) : undefined,
  ]);
  return element('section', { class: 'meaning', id: `meaning-${id}`, tabindex: -1 },
    ...rows.filter(Boolean));
}

/** To be made last: of every id that the case cites, and of the clauses that those cite. */
function citedMeanings() {
  if (cited.size === 0) return undefined;
  const list = element('details', { id: 'meanings-shown' },
    element('summary', {}, 'What the ids mean'));
  for (const id of cited) list.append(meaningView(id)); // which may cite more
  return list;
}

function showMeaning(id) {
  document.getElementById('meanings-shown').open = true;
  const target = document.getElementById(`meaning-${id}`);
  target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}
