// Closes the phone's menu when the page is left: who comes back to the page, which browsers keep as it was, has used the menu.
// Browsers without popovers have no such method, and no menu to close.
addEventListener('pagehide', () => {
  const menu = document.querySelector('#menu') as HTMLElement;
  if ('hidePopover' in menu) menu.hidePopover();
});
