(() => {
  const TAPPED = 'a[href], button, summary, input:not([type=hidden]), select, textarea';

  const named = element => `<${element.localName}${element.id ? ` id=${element.id}` : ''}${element.name ? ` name=${element.name}` : ''}> "${(element.innerText ?? '').trim().slice(0, 40)}"`;

  // What the page keeps from everybody, such as a trap for robots.
  const isHidden = element => element.closest('[aria-hidden=true]') !== null;

  const isSeen = element => !isHidden(element) && element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;

  const parts = text => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 };
  };

  const over = (top, under) => top.rgb.map((channel, i) => channel * top.alpha + under[i] * (1 - top.alpha));

  // What lies behind an element: the backgrounds of what holds it, from the outermost in.
  const ground = element => {
    if (element === null) {
      return matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
    }
    return over(parts(getComputedStyle(element).backgroundColor), ground(element.parentElement));
  };

  const luminance = rgb => rgb
    .map(channel => channel / 255)
    .map(channel => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
    .reduce((sum, channel, i) => sum + channel * [0.2126, 0.7152, 0.0722][i], 0);

  const contrast = (color, rgb) => {
    const [dark, light] = [luminance(over(parts(color), rgb)), luminance(rgb)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const isLarge = style => parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);

  const textFault = element => {
    const style = getComputedStyle(element);
    const least = isLarge(style) ? 3 : 4.5;
    const found = contrast(style.color, ground(element));
    return found < least ? `contrast ${found.toFixed(2)} of ${named(element)}` : null;
  };

  const texts = () => {
    const elements = new Set(document.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea'));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() !== '') {
        elements.add(walker.currentNode.parentElement);
      }
    }
    return [...elements].filter(element => isSeen(element) && !element.closest(':disabled') && !element.closest('option'));
  };

  const edgeFault = field => {
    const found = contrast(getComputedStyle(field).borderTopColor, ground(field.parentElement));
    return found < 3 ? `edge contrast ${found.toFixed(2)} of ${named(field)}` : null;
  };

  // A field is tapped by its label, too; a link within a sentence is as high as its line (2.5.8's exception).
  const sizeFault = element => {
    const isInSentence = element.localName === 'a' && [...element.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');
    const boxes = [element, ...(element.labels ?? [])].map(one => one.getBoundingClientRect());
    const isLargeEnough = boxes.some(box => box.width >= 24 && box.height >= 24);
    return isInSentence || isLargeEnough ? null : `target ${boxes[0].width.toFixed(0)}×${boxes[0].height.toFixed(0)} of ${named(element)}`;
  };

  const labelFault = field => (field.labels?.length > 0 || field.getAttribute('aria-label') ? null : `no label of ${named(field)}`);

  const describedFaults = () => [...document.querySelectorAll('[aria-describedby], [aria-labelledby]')].flatMap(element =>
    `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.split(/\s+/)
      .filter(id => id !== '' && document.getElementById(id) === null)
      .map(id => `${named(element)} refers to ${id}, which isn't there`));

  const headingFaults = () => {
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(isSeen).map(heading => Number(heading.localName[1]));
    const skipped = levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1);
    return [
      ...(levels.filter(level => level === 1).length === 1 ? [] : [`${levels.filter(level => level === 1).length} headings of level 1`]),
      ...(skipped ? [`headings ${levels}`] : []),
    ];
  };

  return {
    look: language => {
      document.querySelectorAll('details:not([open])').forEach(details => { details.open = details.dataset.unfolded = true; });
      const tapped = [...document.querySelectorAll(TAPPED)].filter(isSeen).filter(element => !element.classList.contains('skip'));
      const fields = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter(isSeen);
      const edged = fields.filter(field => !['checkbox', 'radio'].includes(field.type));
      return [
        ...(document.documentElement.lang === language ? [] : [`lang is "${document.documentElement.lang}"`]),
        ...(document.title.trim() === '' ? ['no title'] : []),
        ...(document.querySelectorAll('main').length === 1 ? [] : ['not one main']),
        ...headingFaults(),
        ...describedFaults(),
        ...[...texts().map(textFault), ...edged.map(edgeFault), ...tapped.map(sizeFault), ...fields.map(labelFault)].filter(fault => fault !== null),
      ];
    },

    // A mail is shown by a mail program, which has the page around it. Its buttons are for thumbs (2.5.5).
    mail: language => [
      ...(document.documentElement.lang === language ? [] : [`lang is "${document.documentElement.lang}"`]),
      ...(document.title.trim() === '' ? ['no title'] : []),
      ...texts().map(textFault).filter(fault => fault !== null),
      ...[...document.querySelectorAll('a[href]')].filter(isSeen).map(sizeFault).filter(fault => fault !== null),
      ...[...document.querySelectorAll('a.button')].filter(button => button.getBoundingClientRect().height < 44).map(button => `button of ${button.getBoundingClientRect().height} px: ${named(button)}`),
    ],

    overflow: () => {
      const width = document.scrollingElement.scrollWidth;
      const wide = [...document.body.querySelectorAll('*')].find(element => isSeen(element) && element.getBoundingClientRect().right > innerWidth + 1);
      return width <= innerWidth ? [] : [`${width} px wide, by ${wide ? named(wide) : 'nothing that is seen'}`];
    },

    // Null when the keyboard has left the page, or has come round.
    focused: () => {
      const element = document.activeElement;
      if (element === null || element === document.body) {
        return null;
      }
      if (element.dataset.reached) {
        // A date has several stops of its own, the browser's; a frame has those of its page.
        return ['date', 'datetime-local'].includes(element.type) || element.localName === 'iframe' ? [] : null;
      }
      element.dataset.reached = 'true';
      if (element.localName === 'iframe') {
        return [];
      }
      const style = getComputedStyle(element);
      const width = style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth);
      const found = contrast(style.outlineColor, ground(element.parentElement));
      const box = element.getBoundingClientRect();
      return [
        ...(width >= 2 ? [] : [`focus of ${named(element)} isn't seen`]),
        ...(width >= 2 && found < 3 ? [`focus contrast ${found.toFixed(2)} of ${named(element)}`] : []),
        ...(box.bottom < 0 || box.top > innerHeight ? [`${named(element)} is focused out of sight`] : []),
      ];
    },

    // As it was before it was inspected.
    restore: () => {
      document.activeElement?.blur();
      document.querySelectorAll('[data-unfolded]').forEach(details => { details.open = false; });
      document.querySelectorAll('[data-unfolded], [data-reached]').forEach(({ dataset }) => { delete dataset.unfolded; delete dataset.reached; });
    },

    unreached: () => [...document.querySelectorAll(TAPPED)]
      .filter(element => isSeen(element) && !element.disabled && !element.dataset.reached)
      // The arrow keys lead from one of a group to the next.
      .filter(element => element.type !== 'radio' || document.querySelector(`input[name="${element.name}"][data-reached]`) === null)
      .map(element => `the keyboard doesn't reach ${named(element)}`),
  };
})()
