// The menu of what can be taken from the view: pictures, graph, tables, its address, and paper.

function createTake(page, parts) {
  const [button, menu] = [$('take'), $('taking')];
  const items = [...menu.querySelectorAll('[data-take]')];
  const ways = waysToTake(page, parts);

  function open(wanted) {
    if (wanted) prepare();
    menu.hidden = !wanted;
    button.setAttribute('aria-expanded', String(wanted));
  }

  function prepare() {
    const {actors, links} = inView(page);
    $('taking-what').textContent = say('take_what', {actors: count('actors', actors.length), links: count('links', links.length)});
    $('taken').textContent = '';
    $('taken-text').hidden = true;
    for (const item of items) item.disabled = missing().includes(item.dataset.take);
  }

  // Without a canvas there is no picture, and a frame within a notebook has no address of its own.
  const missing = () => [...(page.drawing ? [] : ['png', 'svg']), ...(location.protocol === 'about:' ? ['link'] : [])];

  async function take(way) {
    let words;
    if (way === 'print') close();
    try {
      words = await ways[way]();
    } catch (error) {
      console.warn(error);
      words = say('take_failed');
    }
    $('taken').textContent = words;
    speak(words);
  }

  function key(event) {
    if (menu.hidden || !['Escape', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
    if (event.key === 'Escape') close();
    else step(event.key === 'ArrowDown' ? 1 : -1);
    event.preventDefault();
    event.stopPropagation();
  }

  function close() {
    open(false);
    button.focus();
  }

  // From the button or an item to the next one, round and round.
  function step(by) {
    const usable = items.filter(item => !item.disabled);
    const at = usable.indexOf(document.activeElement);
    usable[(at < 0 && by < 0 ? usable.length - 1 : at + by + usable.length) % usable.length].focus();
  }

  button.addEventListener('click', () => open(menu.hidden));
  for (const item of items) item.addEventListener('click', () => take(item.dataset.take));
  menu.parentElement.addEventListener('keydown', key);
  // Whoever goes elsewhere is done with it; a click on what cannot have the focus goes nowhere.
  menu.parentElement.addEventListener('focusout', ({relatedTarget: to}) => to && !menu.parentElement.contains(to) && open(false));
  document.addEventListener('pointerdown', ({target}) => menu.parentElement.contains(target) || open(false));
}

// Each way does its work and says in words what was done.
function waysToTake(page, parts) {
  const save = (suffix, type, content, ...about) => {
    const name = fileName(suffix, ...about);
    saveFile(name, content, type);
    return say('take_saved', {name});
  };
  const rated = () => {
    rateDiscoveries(page.model);
    return inView(page);
  };
  const told = () => textsOf(page, inView(page).links.flatMap(link => link.passages));
  const table = (fields, items, about) => save('csv', 'text/csv;charset=utf-8', csvOf(fields, items), say(about));
  return {
    png: async () => save('png', 'image/png', await pngOf(createFigure(page, {alone: true}))),
    svg: () => save('svg', 'image/svg+xml', xmlFile(createFigure(page, {alone: true}))),
    gexf: async () => (await told()) && save('gexf', 'application/gexf+xml', gexfOf(rated(), [document.title, ...viewInWords(page, inView(page))].join(' · '))),
    actors: () => table(ACTOR_FIELDS, inView(page).actors, 'actors_caption'),
    links: () => table(LINK_FIELDS, rated().links, 'links_caption'),
    evidence: async () => (await told()) && table(EVIDENCE_FIELDS, evidenceOf(inView(page).links), 'read'),
    link: async () => say((await copyText(addressOf(page, parts), $('taken-text'))) ? 'take_copied' : 'take_copy'),
    print: () => {
      print();
      return '';
    },
  };
}

// The whole address of what is in view; the one above the page follows with a delay.
function addressOf({store, first}, parts) {
  const told = writeAddress(parts, store.state, first);
  return location.href.split('#')[0] + (told && `#${told}`);
}
