// Sorts and filters the histories of the report. Without it the report shows the same, in order of time.
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

function filterable(filter) {
  const bodies = [...document.getElementById(filter.dataset.table).tBodies];
  const text = filter.querySelector("[type=search]");
  const kind = filter.querySelector("select");
  const suspect = filter.querySelector("[type=checkbox]");
  const count = filter.querySelector("output");
  const contents = new Map();
  const content = (body) => {
    if (!contents.has(body)) contents.set(body, body.textContent.toLowerCase());
    return contents.get(body);
  };
  const apply = () => {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const body of bodies) {
      body.hidden = (kind.value && body.dataset.kind !== kind.value)
        || (suspect.checked && !body.rows[0].querySelector(".badge"))
        || (wanted && !content(body).includes(wanted));
      if (!body.hidden) shown += 1;
    }
    count.textContent = `${shown} of ${bodies.length} events shown`;
  };
  let waiting;
  filter.addEventListener("input", () => {
    // Not for each letter: the count is read out.
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  filter.hidden = false;
  return () => {
    text.value = "";
    kind.value = "";
    suspect.checked = false;
    apply();
  };
}

document.querySelectorAll("table.history").forEach(sortable);
const resets = [...document.querySelectorAll(".filter[data-table]")].map(filterable);

// A link to an event that a filter hides shows all events again.
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.hidden) return;
  resets.forEach((reset) => reset());
  target.scrollIntoView();
});

// Paper has no way to unfold.
addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((details) => {
    details.open = true;
    details.dataset.wasFolded = "";
  });
});
addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-was-folded]").forEach((details) => {
    details.open = false;
    delete details.dataset.wasFolded;
  });
});
