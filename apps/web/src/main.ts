import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyTheme, storedTheme } from './app/core/device/theme';

applyTheme(document, storedTheme(localStorage));

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  // Nothing is on the page yet to show it in.
  document.body.textContent = 'Headway could not start in this browser. Please load the page again.';
  throw error;
});
