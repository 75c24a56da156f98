// The <weigh-up> element: fetches the widget and its rules, and stands between them and the page.
//
//   <weigh-up rules="rules/proposal.weigh" name="optional" heading-level="2" as-of="2026-04-01">
//     What to do when this cannot be shown.
//   </weigh-up>
//   <script type="module" src="weigh-up.js"></script>
//
// What is inside the element stays until the widget is drawn. Nothing is sent anywhere.

const WORDS = {
  "no-rules": "This form cannot be shown: the page does not say which rules to use.",
  "no-widget": "This form cannot be shown: a part of it could not be loaded, or this page does not allow it to run.",
  "no-style": "This form cannot be shown: its style sheet could not be loaded.",
  "rules-missing": "This form cannot be shown: its rules could not be loaded.",
  "rules-wrong": "This form cannot be shown: there are mistakes in its rules.",
  "rules-other-version": "This form cannot be shown: its compiled rules were built by another version of Weighup. Build them again with this one.",
  "rules-damaged": "This form cannot be shown: its compiled rules are damaged. Copy them again, or build them again.",
  "as-of-wrong": "This form cannot be shown: the page gives a day of assessment that is not a date. Write it like 2026-04-01.",
  crashed: "Sorry, something has gone wrong in this form. Your answers are kept; reload the page to go on.",
};

class Failure extends Error {
  constructor(code, cause, diagnostics) {
    super(WORDS[code], { cause });
    Object.assign(this, { code, diagnostics });
  }
}

const mounted = new Set();
let parts;
let compiler;
let adviser;

async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

const text = async (url) => (await get(url)).text();

const failing = (code) => (cause) => {
  throw new Failure(code, cause);
};

// What all elements of a page share: the style sheet and the widget's WebAssembly module.
function load() {
  parts ??= Promise.all([loadSheet().catch(failing("no-style")), loadWidget().catch(failing("no-widget"))]);
  return parts;
}

async function loadSheet() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await text(new URL("weigh-up.css", import.meta.url)));
  return sheet;
}

async function loadWidget() {
  const widget = await loadModule("weighup_widget");
  widget.on_crash((message) => mounted.forEach((element) => element.crash(message)));
  return widget;
}

// Needed only where rules are text.
function loadCompiler() {
  compiler ??= loadModule("weighup_compiler").catch(failing("no-widget"));
  return compiler;
}

// Needed only when somebody asks what would help most.
function loadAdviser() {
  adviser ??= loadModule("weighup_adviser").catch((cause) => {
    adviser = undefined;
    throw cause;
  });
  return adviser;
}

async function loadModule(name) {
  // Both at once: neither waits for the other to arrive.
  const wasm = fetch(new URL(`${name}_bg.wasm`, import.meta.url));
  const [module] = await Promise.all([import(new URL(`${name}.js`, import.meta.url)), wasm]);
  await module.default({ module_or_path: wasm });
  return module;
}

async function fetchRules(start) {
  const found = get(start).then((response) => response.arrayBuffer());
  return new Uint8Array(await found.catch(failing("rules-missing")));
}

// The rules as the widget takes them: compiled rules as they were fetched, or what the compiler makes
// of text. What they begin with tells which of the two they are, not the name of the file.
async function readRules(start, rules, widget) {
  if (widget.compiled(rules)) return { rules };
  const text = new TextDecoder().decode(rules);
  return compile(start, text, await loadCompiler()).catch(failing("rules-missing"));
}

// The rule file and all that it uses, however far away.
async function compile(start, own, { build, uses }) {
  const main = decodeURI(start.pathname.slice(1));
  const files = new Map();
  for (let wanted = [main]; wanted.length; ) {
    const texts = await Promise.all(
      wanted.map((path) =>
        // A used file that is not there is a mistake in the rules, for the compiler to explain.
        path === main ? own : text(new URL(`/${encodeURI(path)}`, start)).catch(() => null),
      ),
    );
    wanted.forEach((path, i) => files.set(path, texts[i]));
    const used = wanted.flatMap((path) => uses(path, files.get(path) ?? ""));
    wanted = [...new Set(used)].filter((path) => !files.has(path));
  }
  const found = [...files].filter(([, text]) => text !== null);
  return build(main, found.map(([path]) => path), found.map(([, text]) => text));
}

// Takes a proposal and hands the advice on it to `answer`, or nothing when there can be none.
function advising(rules) {
  let own;
  return async (proposal, answer) => {
    let advice;
    try {
      const { Adviser } = await loadAdviser();
      own ??= new Adviser(rules);
      // The search keeps the page busy, which first says so.
      await new Promise((painted) => setTimeout(painted, 50));
      advice = own.advise(proposal);
    } catch (error) {
      own = undefined;
      console.error(error);
    }
    answer(advice);
  };
}

function addressOf(address) {
  try {
    return new URL(address, document.baseURI);
  } catch (cause) {
    throw new Failure("rules-missing", cause);
  }
}

function take(bytes, { Rules }) {
  try {
    return new Rules(bytes);
  } catch (why) {
    throw typeof why === "string" ? new Failure(why) : why;
  }
}

// The day it is here, as people count days: 2026-04-01.
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// A page may stay open for days; each element then learns what day it is.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) mounted.forEach((element) => element.date());
});

// An object whose parts are made when they are first looked at: on each key stroke a page is told of,
// it pays for what it reads.
function lazily(parts) {
  const object = {};
  const define = (name, how) => Object.defineProperty(object, name, { enumerable: true, configurable: true, ...how });
  for (const [name, make] of Object.entries(parts)) {
    define(name, {
      get() {
        const value = make();
        define(name, { value, writable: true });
        return value;
      },
    });
  }
  return object;
}

export class WeighUp extends HTMLElement {
  #base = document.createElement("div");
  #slot = document.createElement("slot");
  #started = false;
  #widget;
  #given;
  #day;
  // What was known last, for when nothing can be asked any more.
  #text;
  #assessment;

  constructor() {
    super();
    this.#base.part = "base";
    // Not `delegatesFocus`: with it, a click on any text inside moves the focus, and the page with
    // it, to the top of the form, and no text can be selected. See `focus`.
    this.attachShadow({ mode: "open" }).append(this.#base, this.#slot);
    // A page may have set it before this script was here.
    if (Object.hasOwn(this, "proposal")) {
      this.#given = this.proposal;
      delete this.proposal;
    }
  }

  // Once for each element: moving it in the page must lose nothing.
  connectedCallback() {
    if (this.#started) return;
    this.#started = true;
    this.#start().catch((error) => this.#fail(error));
  }

  /** Moves the focus to the first question. */
  focus(options) {
    this.shadowRoot.querySelector("input, select, textarea, button")?.focus(options);
  }

  /** The proposal as it is being written: `{title?, answers, finished, "as of"?}`. */
  get proposal() {
    const text = this.#now();
    return text ? JSON.parse(text).proposal : this.#given;
  }

  set proposal(proposal) {
    if (!this.#widget) this.#given = proposal;
    else {
      this.#widget.proposal = proposal;
      this.#text = this.#now();
    }
  }

  /** The assessment of the proposal, once the widget is ready. */
  get assessment() {
    return (this.#assessment = this.#read("assessment") ?? this.#assessment);
  }

  async #start() {
    const address = this.getAttribute("rules");
    if (!address) throw new Failure("no-rules");
    const start = addressOf(address);
    // By its name it is text: then the compiler need not wait until that is known.
    if (start.pathname.endsWith(".weigh")) loadCompiler().catch(() => {});
    const fetched = fetchRules(start);
    // What fails is told where it is waited for.
    fetched.catch(() => {});
    const [sheet, widget] = await load();
    this.shadowRoot.adoptedStyleSheets = [sheet];
    const fixed = this.getAttribute("as-of");
    if (fixed !== null && !widget.is_date(fixed)) throw new Failure("as-of-wrong", fixed);
    const { rules, diagnostics } = await readRules(start, await fetched, widget);
    const level = Number(this.getAttribute("heading-level")) || 2;
    if (!rules) {
      widget.show_diagnostics(this.#base, diagnostics, level);
      throw new Failure("rules-wrong", undefined, diagnostics);
    }
    const pack = take(rules, widget);
    // Compiled rules beside their text, under the same name: a reader finds the draft again.
    const named = address.replace(/\.bin$/, ".weigh");
    const key = `weigh-up:${named}:${this.getAttribute("name") ?? ""}`;
    mounted.add(this);
    this.#day = fixed ?? today();
    const changed = (text) => {
      this.#text = text;
      this.#emit("weigh-change", this.#since(text));
    };
    const given = [key, level, this.#day, fixed !== null, changed];
    this.#widget = widget.Widget.mount(this.#base, pack, ...given);
    this.#widget.adviser = advising(rules);
    if (this.#given) this.#widget.proposal = this.#given;
    this.#text = this.#now();
    this.#slot.remove();
    this.#emit("weigh-ready", { assessment: this.assessment });
  }

  // Something that the widget knows; nothing where it can no longer say.
  #read(part) {
    try {
      return this.#widget?.[part];
    } catch {
      return undefined;
    }
  }

  // The draft as JSON text.
  #now() {
    return this.#read("text") ?? this.#text;
  }

  // What a page is told of a change. It may look later, when the draft is another one: what is shown is
  // then assessed again.
  #since(text) {
    const draft = () => JSON.parse(text);
    return lazily({
      assessment: () => (text === this.#now() ? this.assessment : this.#widget?.assess(draft())),
      proposal: () => draft().proposal,
    });
  }

  /** Called when the day may have changed. */
  date() {
    if (this.hasAttribute("as-of") || this.#day === today()) return;
    this.#day = today();
    this.#widget.set_today(this.#day, false);
  }

  /** Called by the widget when it can no longer be used. */
  crash(message) {
    if (!mounted.delete(this)) return;
    this.#text = this.#now();
    this.#assessment = this.assessment;
    this.#widget = undefined;
    this.#base.remove();
    this.#fail(new Failure("crashed", message));
  }

  #fail(error) {
    const { code = "no-widget", diagnostics } = error;
    // Mistakes in rules are already on the page, in full.
    if (!diagnostics) {
      const note = document.createElement("p");
      note.className = "weigh-failure";
      note.role = "alert";
      note.textContent = WORDS[code];
      this.shadowRoot.prepend(note);
    }
    const cause = error.cause?.message ?? error.cause;
    const message = [WORDS[code], cause].filter(Boolean).join(" ");
    this.#emit("weigh-error", { code, message, ...(diagnostics && { diagnostics }) });
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get("weigh-up")) customElements.define("weigh-up", WeighUp);
