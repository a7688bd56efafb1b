// What every page and component finds in `Astro.locals`.
declare namespace App {
  interface Locals {
    here: import('./middleware.ts').Here;
  }
}
