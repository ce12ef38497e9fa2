// The lines of a large report. What a line opens to comes from the compressed parts at the end of the page: a part has
// a fixed number of fragments, in the order of the lines. Without this script, or in a browser that cannot decompress,
// a line of an event opens to its eventID.
"use strict";
{
  const lines = [...document.querySelectorAll("details.row")];
  const places = new Map(lines.map((line, place) => [line, place]));
  const parts = [...document.querySelectorAll("script.part")];
  const size = Number(parts[0]?.dataset.size);

  const fragments = async (part) => {
    const bytes = Uint8Array.from(atob(part.textContent), (letter) => letter.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return (await new Response(plain).text()).split("\n").slice(0, -1);
  };

  // One part stays open: neighbours are often read one after the other.
  let current = { number: -1 };
  const fragment = async (place) => {
    const number = Math.floor(place / size);
    if (current.number !== number) current = { number, texts: fragments(parts[number]) };
    return (await current.texts)[place % size];
  };

  const draw = async (line) => {
    if (line.dataset.drawn !== undefined || !globalThis.DecompressionStream) return;
    line.dataset.drawn = "";
    const body = document.createElement("div");
    // The writer of this page made it, and escaped all text from logs in it; the policy lets nothing in it run.
    body.innerHTML = await fragment(places.get(line));
    line.replaceChildren(line.firstElementChild, body);
  };
  addEventListener("toggle", ({ target }) => target.open && places.has(target) && draw(target), true);

  const filter = document.getElementById("line-filter");
  const text = filter?.querySelector("[type=search]");
  const kind = filter?.querySelector("select");
  const suspect = filter?.querySelector("[type=checkbox]");
  const count = filter?.querySelector("output");
  const events = lines.filter((line) => line.dataset.kind);

  // The words of all details, once they are searched.
  let words;
  const search = async () => {
    const all = [];
    for (const part of parts.slice(0, Math.ceil(events.length / size))) {
      for (const each of await fragments(part)) all.push(each.replace(/<[^>]*>/g, " ").toLowerCase());
    }
    return all;
  };
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

  let turn = 0;
  const apply = async () => {
    turn += 1;
    const own = turn;
    const wanted = text.value.trim().toLowerCase();
    const escaped = wanted.replace(/[&<>"']/g, (letter) => escapes[letter]);
    if (wanted && globalThis.DecompressionStream) words ??= search();
    const details = wanted ? await words : undefined;
    if (own !== turn) return;
    let shown = 0;
    events.forEach((event, place) => {
      event.hidden = (kind.value && event.dataset.kind !== kind.value)
        || (suspect.checked && !event.firstElementChild.querySelector(".badge"))
        || (wanted && !details?.[place].includes(escaped) && !event.textContent.toLowerCase().includes(wanted));
      if (!event.hidden) shown += 1;
    });
    for (const group of document.querySelectorAll(".lines, .account")) {
      group.hidden = shown < events.length && !group.querySelector(".row:not([hidden])");
    }
    // What is not laid out keeps the height that all its lines would have.
    document.body.classList.toggle("few", shown < 1000);
    count.textContent = `${shown} of ${events.length} events shown`;
  };
  let waiting;
  filter?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  if (filter) filter.hidden = false;

  // A link opens the line that it leads to; one that the filter hides shows all again.
  const visit = async () => {
    const line = document.getElementById(location.hash.slice(1));
    if (!places.has(line)) return;
    if (line.hidden) {
      text.value = kind.value = "";
      suspect.checked = false;
      await apply();
    }
    line.open = true;
    await draw(line);
    line.scrollIntoView();
  };
  addEventListener("hashchange", visit);
  visit();
}
