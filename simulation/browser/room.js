// Whoever is chosen in one room stays chosen in the next, and the newest words stay in sight.

const COOKIE = "salotto-viewer"; // cookies do not know ports: every room reads it
const picker = document.getElementById("viewer-picker");
const timeline = document.getElementById("channel-timeline");
const messages = document.getElementById("channel-message-list");
const composer = document.getElementById("channel-composer");

const remembered = () =>
  document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);

// Heard before simcord hears it, which then empties the list.
document.addEventListener("change", (event) => {
  if (event.target === picker) document.cookie = `${COOKIE}=${picker.value}; path=/; SameSite=Strict`;
}, true);

// simcord begins with the first of the list, and takes no other wish before that page is there.
let tries = 20;
const arriving = setInterval(() => {
  if (!picker.options.length) return;
  const known = [...picker.options].some((option) => option.value === remembered());
  if (tries-- === 0 || !known || picker.value === remembered()) {
    clearInterval(arriving);
  } else if (!picker.disabled) {
    picker.value = remembered();
    picker.dispatchEvent(new Event("change"));
  }
}, 250);

// Whoever reads the end goes on reading the end, also when a picture arrives or the field for a command grows; whoever
// does something sees what comes of it.
let atEnd = true;
let top = 0;
timeline.addEventListener("scroll", () => {
  if (timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight <= 4) atEnd = true;
  else if (timeline.scrollTop < top - 4) atEnd = false;
  top = timeline.scrollTop;
});
const follow = () => { if (atEnd) timeline.scrollTop = timeline.scrollHeight; };
const followed = new ResizeObserver(() => requestAnimationFrame(follow));
followed.observe(timeline);
followed.observe(messages);

function acts() {
  atEnd = true;
  follow();
}
composer.addEventListener("submit", acts, true);
composer.addEventListener("click", acts, true);
composer.addEventListener("keydown", (event) => { if (event.key === "Enter") acts(); }, true);

// Cards name people as words do; simcord leaves their numbers there. Of somebody who is not in the list of those to be,
// the name that a card gives in brackets is known.
const people = () => new Map([...picker.options].map((option) => [option.value, option.textContent.trim()]));
const NUMBERED = /<@!?(\d+)>(?: \(([^)]+)\))?/g;

function nameInCards() {
  const known = people();
  for (const card of messages.querySelectorAll(".embed-description")) {
    const words = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const said = words.currentNode.data.replace(NUMBERED, (whole, id, name) => {
        const called = known.get(id) ?? name;
        return called ? `@${called}${name ? ` (${name})` : ""}` : whole;
      });
      if (said !== words.currentNode.data) words.currentNode.data = said;
    }
  }
}
new MutationObserver(nameInCards).observe(messages, { childList: true, subtree: true });
