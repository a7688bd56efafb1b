// Closes the phone's menu when the page is left: who comes back to the page, which browsers keep as it was, has used the menu.
// Browsers without popovers have no such method, and no menu to close.
const menu = document.querySelector('#menu') as HTMLElement;
const hide = () => 'hidePopover' in menu && menu.hidePopover();
addEventListener('pagehide', hide);
// It would cover what the keyboard goes on to.
menu.addEventListener('focusout', ({ relatedTarget: to }) => {
  if (to && !menu.contains(to as Node) && !(to as Element).matches('[popovertarget]')) hide();
});
