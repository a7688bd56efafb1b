// Closes the phone's menu when the page is left: who comes back to the page, which browsers keep as it was, has used the menu.
addEventListener('pagehide', () => {
  if (document.querySelector('#menu:popover-open')) document.querySelector<HTMLElement>('#menu')?.hidePopover();
});
