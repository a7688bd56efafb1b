// A frame that scrolls sideways is a stop of the keyboard only while it does.
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) (target as HTMLElement).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
});
for (const frame of document.querySelectorAll('.table, pre')) observer.observe(frame);
