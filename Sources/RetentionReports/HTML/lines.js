// The lines of a large report. What a line opens to comes from the compressed parts at the end of the page: a part has
// a fixed number of fragments, in the order of the lines. Without this script, or in a browser that cannot decompress,
// a line of an event opens to its eventID. What cannot be opened is said, in the head of the page and in the line.
"use strict";
{
  const lines = [...document.querySelectorAll("details.row")];
  const places = new Map(lines.map((line, place) => [line, place]));
  const parts = [...document.querySelectorAll("script.part")];
  const size = Number(parts[0]?.dataset.size);
  const unopened = document.querySelector(".unopened");

  // The fragments of a part; none where it cannot be opened.
  const fragments = async (part) => {
    try {
      const bytes = Uint8Array.from(atob(part.textContent), (letter) => letter.charCodeAt(0));
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      return (await new Response(plain).text()).split("\n").slice(0, -1);
    } catch {
      unopened.hidden = false;
      return [];
    }
  };
  if (!globalThis.DecompressionStream) unopened.hidden = false;

  // One part stays open: neighbours are often read one after the other.
  let current = { number: -1 };
  const fragment = async (place) => {
    const number = Math.floor(place / size);
    if (current.number !== number) current = { number, texts: fragments(parts[number]) };
    return (await current.texts)[place % size];
  };

  const draw = async (line) => {
    if (line.dataset.drawn !== undefined) return;
    line.dataset.drawn = "";
    const body = document.createElement("div");
    const markup = await fragment(places.get(line));
    // The writer of this page made it, and escaped all text from logs in it; the policy lets nothing in it run.
    if (markup !== undefined) body.innerHTML = markup;
    else body.append(unopened.textContent);
    // The eventID stays, where there is one.
    line.append(body);
    body.querySelectorAll("pre, .id").forEach(copyable);
  };
  addEventListener("toggle", ({ target }) => target.open && places.has(target) && draw(target), true);

  // The words of the details of all events, once they are searched.
  let words;
  const search = async () => {
    const all = [];
    for (const [number, part] of parts.slice(0, Math.ceil(events.length / size)).entries()) {
      const texts = await fragments(part);
      for (const [place, each] of texts.entries()) {
        all[number * size + place] = each.replace(/<[^>]*>/g, " ").toLowerCase();
      }
    }
    return all;
  };
  const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  const findInLine = finder;
  finder = async (wanted) => {
    const isInLine = await findInLine(wanted);
    words ??= search();
    const details = await words;
    const escaped = wanted.replace(/[&<>"']/g, (letter) => escapes[letter]);
    return (event) => details[places.get(event)]?.includes(escaped) || isInLine(event);
  };

  // The filter of the address is looked for in the details as well.
  visit();

  // A link opens the line that it leads to.
  const open = async () => {
    const line = document.getElementById(location.hash.slice(1));
    if (!places.has(line)) return;
    line.open = true;
    await draw(line);
    line.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}
