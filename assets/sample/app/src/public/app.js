// The page shows what the app pushes over `/api/events`, and nothing else: a change goes to the API, and comes back as
// the next view. So every open page agrees, and a page left open picks up by itself when the app or its database returns.

/** @typedef {{ id: number, text: string, done: boolean }} Todo */
/** @typedef {{ kind: 'todos', todos: Todo[] } | { kind: 'away' } | { kind: 'app-away' }} View */

const FIRST_RETRY = 500;
const LAST_RETRY = 4000;
const NOT_SAVED = 'Not saved yet. Try again when the list is back.';

const database = document.body.dataset.database ?? '';
const form = element('form', HTMLFormElement);
const input = element('text', HTMLInputElement);
const list = element('list', HTMLUListElement);

/** @type {Todo[] | undefined} the last that was seen; stays on the page, greyed, while they can't be had */
let todos;
let reachable = false;

// ---- Receive ----

/** @type {EventSource | undefined} */
let events;
let failures = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let retry;

function listen() {
  disconnect();
  events = new EventSource('/api/events');
  events.onmessage = (event) => {
    failures = 0;
    show(JSON.parse(event.data));
  };
  events.onerror = () => {
    disconnect();
    show({ kind: 'app-away' });
    retry = setTimeout(listen, Math.min(LAST_RETRY, FIRST_RETRY * 2 ** failures));
    failures += 1;
  };
}

function disconnect() {
  clearTimeout(retry);
  events?.close();
}

// A browser allows six connections to one place: tabs that nobody looks at give theirs up.
document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : listen()));

// ---- Show ----

/** @param {View} view */
function show(view) {
  const wasReachable = reachable;
  reachable = view.kind === 'todos';
  if (view.kind === 'todos') todos = view.todos;
  document.body.classList.toggle('away', !reachable);

  showBanner(view);
  showCount();
  showList();
  element('empty').hidden = !reachable || todos?.length !== 0;
  element('place').textContent = reachable ? `Saved in ${database}` : 'Waiting …';
  if (reachable && !wasReachable) complain('');
}

/** @param {View} view */
function showBanner(view) {
  const words = {
    todos: '',
    away: `The database is not reachable. Waiting for ${database} …`,
    'app-away': `The app is not reachable. Waiting for ${location.host} …`,
  }[view.kind];
  setText(element('banner-text'), words);
  element('banner').hidden = words === '';
}

function showCount() {
  const total = todos?.length ?? 0;
  const open = todos?.filter((todo) => !todo.done).length ?? 0;
  setText(element('count'), total === 0 ? '' : open === 0 ? 'All done' : `${open} open`);
  element('progress').style.width = total === 0 ? '0' : `${((total - open) / total) * 100}%`;
  document.title = open === 0 ? 'Todos' : `(${open}) Todos`;
}

function showList() {
  // By text too: a database that started afresh gives the same ids to other todos.
  /** @param {Todo} todo */
  const keyOf = (todo) => `${todo.id} ${todo.text}`;
  const items = new Map([...list.querySelectorAll('li')].map((item) => [item.dataset.key, item]));
  const wanted = new Set(todos?.map(keyOf));
  for (const [key, item] of items) if (key === undefined || !wanted.has(key)) removeItem(item);

  todos?.forEach((todo, place) => {
    const item = items.get(keyOf(todo)) ?? newItem(todo);
    item.dataset.key = keyOf(todo);
    item.classList.toggle('done', todo.done);
    const box = item.querySelector('input');
    if (box) box.checked = todo.done;
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
}

/** @param {Todo} todo */
function newItem(todo) {
  const item = document.createElement('li');
  item.innerHTML = `
    <label><input type="checkbox"><span dir="auto"></span></label>
    <button type="button">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10 11v5M14 11v5"/></svg>
    </button>`;
  const [label, remove] = item.children;
  const box = item.querySelector('input');
  const text = label?.querySelector('span');
  if (text) text.textContent = todo.text;
  remove?.setAttribute('aria-label', `Delete ${todo.text}`);
  remove?.setAttribute('title', 'Delete');
  // While the database is away the boxes keep the focus, but can't be ticked.
  box?.addEventListener('click', (event) => reachable || event.preventDefault());
  box?.addEventListener('change', () => tick(todo, box.checked));
  remove?.addEventListener('click', () => reachable && deleteTodo(todo));
  return item;
}

/** Hands the focus to a neighbour, so that the keyboard keeps its place. @param {Element} item */
function removeItem(item) {
  if (item.contains(document.activeElement)) {
    const neighbour = item.nextElementSibling ?? item.previousElementSibling;
    (neighbour?.querySelector('button') ?? input).focus();
  }
  item.remove();
}

function showRoom() {
  const left = input.maxLength - input.value.length;
  element('room').textContent = left <= 30 ? String(left) : '';
}

// ---- Change ----

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const typed = input.value;
  input.focus();
  if (typed.trim() === '') return;
  if (!(await change('POST', '/api/todos', { text: typed }))) return;
  if (input.value === typed) input.value = ''; // Unless more was typed meanwhile.
  showRoom();
  say(`Added ${typed}`);
  list.lastElementChild?.scrollIntoView({ block: 'nearest' });
});
input.addEventListener('input', showRoom);

/** @param {Todo} todo @param {boolean} done */
async function tick(todo, done) {
  await change('PATCH', `/api/todos/${todo.id}`, { done });
  showList(); // Takes the tick back when it was refused.
}

/** @param {Todo} todo */
async function deleteTodo(todo) {
  if (await change('DELETE', `/api/todos/${todo.id}`)) say(`Deleted ${todo.text}`);
}

/**
 * @param {string} method @param {string} url @param {unknown} [body]
 * @returns {Promise<boolean>} whether it was done; if not, the page says why
 */
async function change(method, url, body) {
  try {
    const init =
      body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(url, { method, ...init });
    // 404: somebody else deleted it, and the next view shows that.
    if (response.ok || response.status === 404) return complain('');
    const { error } = await response.json();
    return complain(response.status === 503 ? NOT_SAVED : error);
  } catch {
    return complain(NOT_SAVED);
  }
}

/** @param {string} words @returns {boolean} whether there was nothing to complain about */
function complain(words) {
  const problem = element('problem');
  setText(problem, words);
  problem.hidden = words === '';
  return words === '';
}

/** For screen readers. @param {string} words */
function say(words) {
  element('said').textContent = words;
}

// ---- The document ----

/** Leaves equal text alone, so that it is not read out again. @param {HTMLElement} target @param {string} words */
function setText(target, words) {
  if (target.textContent !== words) target.textContent = words;
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} [kind]
 * @returns {T}
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`The page has no #${id}`);
  return /** @type {T} */ (found);
}

listen();
