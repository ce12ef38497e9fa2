// Sorts and filters the histories of the report, and copies what is to be copied. Without it the report shows the same,
// in order of time.
"use strict";

const collator = new Intl.Collator("en", { numeric: true });

function sortable(table) {
  const bodies = [...table.tBodies];
  const heads = [...table.tHead.rows[0].cells];
  // The order of the document is that of time, however times are written.
  const key = (body, column) => {
    const cell = body.rows[0].cells[column];
    return cell.dataset.key ?? cell.textContent;
  };
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const isAscending = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", isAscending ? "ascending" : "descending");
      const sorted = column === 0
        ? [...bodies]
        : bodies
          .map((body) => ({ body, key: key(body, column) }))
          .sort((a, b) => collator.compare(a.key, b.key))
          .map(({ body }) => body);
      table.append(...(isAscending ? sorted : sorted.reverse()));
    });
  });
}

// One filter for the events of all accounts; the address keeps it, as #text=…&kind=…&findings=1.
const filter = document.querySelector(".filter");
const events = [...document.querySelectorAll("[data-kind]")];
const texts = new Map();

// Gives what says of an event whether it has a text. A large report has another one, which looks into its details.
let finder = async (wanted) => (event) => {
  if (!texts.has(event)) texts.set(event, event.textContent.toLowerCase());
  return texts.get(event).includes(wanted);
};

let turn = 0;

async function applyFilter() {
  turn += 1;
  const own = turn;
  const { text, kind, findings, clear, count } = filter.controls;
  const wanted = text.value.trim().toLowerCase();
  const has = wanted ? await finder(wanted) : () => true;
  if (own !== turn) return;
  let shown = 0;
  for (const event of events) {
    event.hidden = (kind.value !== "" && event.dataset.kind !== kind.value)
      || (findings.checked && !event.querySelector(".badge"))
      || !has(event);
    if (!event.hidden) shown += 1;
  }
  const isActive = wanted !== "" || kind.value !== "" || findings.checked;
  for (const group of document.querySelectorAll(".lines, .account")) {
    group.hidden = isActive && !group.querySelector("[data-kind]:not([hidden]), .row:not([data-kind])");
  }
  // What is not laid out keeps the height that all its lines would have.
  document.body.classList.toggle("few", shown < 1000);
  count.textContent = shown > 0 ? `${shown} of ${events.length} events shown` : "No match";
  clear.hidden = !isActive;
}

function keepFilter() {
  const { text, kind, findings } = filter.controls;
  const kept = new URLSearchParams();
  if (text.value.trim()) kept.set("text", text.value.trim());
  if (kind.value) kept.set("kind", kind.value);
  if (findings.checked) kept.set("findings", "1");
  history.replaceState(null, "", `${location.pathname}${location.search}${kept.size ? `#${kept}` : ""}`);
}

function clearFilter() {
  const { text, kind, findings } = filter.controls;
  text.value = "";
  kind.value = "";
  findings.checked = false;
  return applyFilter();
}

// What the address says: a filter, or the name of a part of the document.
async function visit() {
  const name = location.hash.slice(1);
  const target = document.getElementById(name);
  if (!target && filter && name.includes("=")) {
    const kept = new URLSearchParams(name);
    const { text, kind, findings } = filter.controls;
    text.value = kept.get("text") ?? "";
    kind.value = kept.get("kind") ?? "";
    findings.checked = kept.get("findings") === "1";
    return applyFilter();
  }
  // A mark of a chart that stands for several opens the list of them.
  const folded = target?.closest("details.spots:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
  // A link to an event that is hidden shows all events again.
  if (!target?.closest("[hidden]")) return;
  await clearFilter();
  target.scrollIntoView();
}

if (filter) {
  filter.controls = {
    text: filter.querySelector("[type=search]"), kind: filter.querySelector("select"),
    findings: filter.querySelector("[type=checkbox]"), count: filter.querySelector("output"),
    clear: document.createElement("button"),
  };
  filter.controls.clear.type = "button";
  filter.controls.clear.textContent = "clear";
  filter.controls.clear.hidden = true;
  filter.controls.count.after(filter.controls.clear);
  let waiting;
  filter.addEventListener("input", () => {
    // Not for each letter: the count is read out.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keepFilter();
      applyFilter();
    }, 150);
  });
  filter.controls.clear.addEventListener("click", async () => {
    await clearFilter();
    keepFilter();
    filter.controls.text.focus();
  });
  filter.hidden = false;
}

// A button behind a command or an id; behind a line that opens where it stands in one, as that is a control itself.
function copyable(element) {
  const place = element.closest("summary") ?? element;
  if (place.nextElementSibling?.className === "copy") return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${element.textContent}`);
  button.addEventListener("click", async (click) => {
    click.preventDefault();
    try {
      await navigator.clipboard.writeText(element.textContent);
    } catch {
      getSelection().selectAllChildren(element);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  place.after(button);
}

document.querySelectorAll("table.history").forEach(sortable);
document.querySelectorAll("pre, .states .id, .finding .facts .id").forEach(copyable);
addEventListener("toggle", ({ target }) => target.open && target.querySelectorAll(".id").forEach(copyable), true);
addEventListener("hashchange", visit);
visit();

// Paper has no way to unfold, and shows all, whatever the filter hides.
addEventListener("beforeprint", () => {
  document.querySelectorAll("[data-kind][hidden], .lines[hidden], .account[hidden]").forEach((hidden) => {
    hidden.hidden = false;
    hidden.dataset.wasHidden = "";
  });
  document.querySelectorAll("details:not([open], .row)").forEach((details) => {
    details.open = true;
    details.dataset.wasFolded = "";
  });
});
addEventListener("afterprint", () => {
  document.querySelectorAll("[data-was-hidden]").forEach((shown) => {
    shown.hidden = true;
    delete shown.dataset.wasHidden;
  });
  document.querySelectorAll("details[data-was-folded]").forEach((details) => {
    details.open = false;
    delete details.dataset.wasFolded;
  });
});
