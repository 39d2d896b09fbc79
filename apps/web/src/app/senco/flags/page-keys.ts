const FIELDS = 'input, select, textarea, [contenteditable]';
const OVER_PAGE = 'dialog[open], [role=dialog], [role=alertdialog], [role=menu]';

/** Fields, dialogs and menus keep their keys, and so do buttons and links their Enter. */
export function isForPage({ target, key, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return false;
  if (document.querySelector(OVER_PAGE)) return false;
  if (!(target instanceof Element)) return true;
  return !target.closest(key === 'Enter' ? `${FIELDS}, a, button, summary` : FIELDS);
}
