import type { Route, Routes } from '@angular/router';
import { needs, notSignedIn, signedIn } from './core/session/guards';
import { PAGES, type Page } from './pages';

function routeOf(page: Page): Route {
  return {
    path: page.path,
    pathMatch: page.path === '' ? 'full' : 'prefix',
    title: page.title,
    data: { rail: page.rail ?? false },
    canMatch: page.needs ? [needs(page.needs)] : [],
    loadComponent: page.load,
  };
}

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [notSignedIn],
    loadComponent: async () => (await import('./sign-in/sign-in')).SignIn,
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./shell/shell')).Shell,
    children: [
      ...PAGES.map(routeOf),
      { path: '**', title: 'Not here', loadComponent: async () => (await import('./shell/not-here')).NotHere },
    ],
  },
];
