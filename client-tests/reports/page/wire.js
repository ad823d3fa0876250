// Bytes and texts as they are, with everything visible that a browser would swallow.

// By the words of printable() in server/text: few fonts have the pictures of control characters.
const named = new Map([['\r', '\\r'], ['\n', '\\n'], ['\t', '\\t'], ['\0', '\\0']]);

// Controls, the marks that turn the direction of writing, what has no width, lone surrogates.
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|[\ud800-\udfff]/gu;

function sign(character) {
  const code = character.codePointAt(0).toString(16);
  return named.get(character) ??
    (character < '\x80' ? `\\x${code.padStart(2, '0')}` : `\\u{${code.toUpperCase()}}`);
}

/** The text with a sign in place of each invisible character. */
function visible(text, hidden = invisible, signOf = sign) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(hidden)) {
    parts.push(text.slice(end, match.index));
    parts.push(element('span', { class: 'sign' }, signOf(match[0])));
    end = match.index + match[0].length;
    if (match[0] === '\n') parts.push('\n');
  }
  parts.push(text.slice(end));
  return parts;
}

/** The fields that this is all about stand out. */
const telling = /^(?:proxy-[a-z-]+|authorization|www-authenticate|connection)(?=\s*:)/i;

function octets(text, show) {
  const pre = element('pre', { class: 'bytes', dir: 'ltr', tabindex: 0 });
  for (const line of text.split(/(?<=\n)/)) {
    const field = telling.exec(line)?.[0] ?? '';
    if (field) pre.append(element('b', {}, field));
    pre.append(...show(line.slice(field.length)));
  }
  return pre;
}

/** A text, or bytes that are none: a character for each, those beyond ASCII as \xNN. */
function wireBlock(title, text, exact) {
  if (!text) return undefined;
  const shown = exact ? atob(exact) : String(text);
  const size = exact ? shown.length : new TextEncoder().encode(shown).length;
  const show = exact
    ? (line) => visible(line, /[^\x20-\x7e]/g, (one) =>
      named.get(one) ?? `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`)
    : visible;
  return element('figure', {}, element('figcaption', {}, title,
    element('small', {}, ` ${size} octets`)), octets(shown, show));
}

function exchangeTitle(exchange) {
  const inside = exchange.tunnel ? `in the tunnel to ${exchange.tunnel}` : '';
  return [`#${exchange.number ?? '?'}`, exchange.recorder,
    exchange.connection ? `connection ${exchange.connection}` : '', inside,
    exchange.status ? `answered ${exchange.status}` : '', exchange.verdict]
    .filter(Boolean).map(String).join(' · ');
}

/** One request and its answer, with what the proxy made of it. */
function exchangeView(exchange) {
  const says = [exchange.message, exchange.evidence].filter(Boolean).map(String);
  const facts = [
    exchange.content_received ? `${exchange.content_received} bytes of content were received` : '',
    exchange.early_octets ? `${exchange.early_octets} bytes came before the answer to CONNECT` : '',
    ...(Array.isArray(exchange.remarks) ? exchange.remarks.map((id) => idLink(String(id))) : []),
  ].filter(Boolean).flatMap((fact, index) => (index > 0 ? [' · ', fact] : [fact]));
  const cause = [exchange.cause, exchange.finding].filter(Boolean).join('/');
  return element('section', { class: 'exchange', id: `exchange-${exchange.number}` },
    element('h4', {}, exchangeTitle(exchange)),
    cause ? element('p', { class: 'diagnosis' }, element('b', {}, ...findingLinks(cause)), ' ',
      ...says.flatMap((text) => [...visible(text), ' '])) : undefined,
    exchange.fix ? element('p', {}, element('b', {}, 'Fix: '), ...visible(String(exchange.fix)))
      : undefined,
    facts.length > 0 ? element('p', { class: 'facts' }, ...facts) : undefined,
    wireBlock(exchange.recorder === 'origin' ? 'client → origin' : 'client → proxy', exchange.request_head,
      exchange.request_head_base64),
    wireBlock(exchange.recorder === 'origin' ? 'origin → client' : 'proxy → client', exchange.reply_head,
      exchange.reply_head_base64),
    wireBlock('what the origin got', exchange.origin_saw, exchange.origin_saw_base64));
}
