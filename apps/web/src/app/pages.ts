import type { Type } from '@angular/core';
import type { Permission } from './core/session/permission';
import type { IconName } from './shared/icon/icon';

/** The cycle in verbs: the side bar is grouped by them. */
export type Section = 'Notice' | 'Help' | 'Judge' | 'Set up' | 'Report';

export interface Page {
  /** Path as in the address, without the first slash. */
  readonly path: string;
  /** The page's name: in the top line, the tab and, when it is in the side bar, there. */
  readonly title: string;
  /** Without it the page is open to everybody who is signed in. */
  readonly needs: Permission | null;
  /** Work pages that need the width fold the side bar to a rail. */
  readonly rail?: boolean;
  /** Left out for pages that are opened from another page. */
  readonly nav?: {
    readonly section: Section | null;
    readonly icon: IconName;
    /** One of the four tabs on a phone, if this person may see it. */
    readonly tab: boolean;
    /** The question the page answers, said on the home page. */
    readonly question: string;
  };
  readonly load: () => Promise<Type<unknown>>;
}

/** Every page behind sign-in, in the order of the side bar. A page and its place in the navigation are one entry here. */
export const PAGES: readonly Page[] = [
  {
    path: '',
    title: 'Home',
    needs: null,
    nav: { section: null, icon: 'home', tab: true, question: '' },
    load: async () => (await import('./home/home')).Home,
  },
  {
    path: 'flags',
    title: 'Who needs help',
    needs: 'flags.read',
    nav: { section: 'Notice', icon: 'help', tab: true, question: 'Who needs help that is not getting it?' },
    load: async () => (await import('./senco/flags/flags')).Flags,
  },
  {
    path: 'glossary',
    title: 'Glossary',
    needs: null,
    load: async () => (await import('./glossary/glossary')).Glossary,
  },
  {
    path: 'flags/doing-well',
    title: 'Doing well, nothing extra',
    needs: 'flags.read',
    load: async () => (await import('./senco/doing-well/doing-well')).DoingWell,
  },
  {
    path: 'alerts',
    title: 'Alerts',
    needs: 'alerts.read',
    nav: { section: 'Notice', icon: 'gaps', tab: false, question: 'Which class or year group fell together?' },
    load: async () => (await import('./leader/alerts/alerts')).Alerts,
  },
  {
    path: 'classes',
    title: 'Classes',
    needs: 'results.read',
    nav: { section: 'Notice', icon: 'marks', tab: true, question: 'Are the marks in, and who is in which class?' },
    load: async () => (await import('./teacher/classes/classes')).Classes,
  },
  {
    path: 'classes/:classId',
    title: 'Class',
    needs: 'pupils.read',
    load: async () => (await import('./teacher/classes/class-page')).ClassPage,
  },
  {
    path: 'classes/:classId/marks',
    title: 'Marks',
    needs: 'results.read',
    rail: true,
    load: async () => (await import('./teacher/marks/marks')).Marks,
  },
  {
    path: 'classes/:classId/targets',
    title: 'Targets',
    needs: 'results.read',
    rail: true,
    load: async () => (await import('./teacher/targets/class-targets')).ClassTargets,
  },
  {
    path: 'pupils/:pupilId/targets',
    title: 'Targets',
    needs: 'results.read',
    load: async () => (await import('./senco/targets/targets')).Targets,
  },
  {
    path: 'pupils/:pupilId',
    title: 'Pupil',
    needs: 'pupils.read',
    load: async () => (await import('./senco/pupil/pupil')).Pupil,
  },
  {
    path: 'grid',
    title: 'Intervention grid',
    needs: 'groups.read',
    rail: true,
    nav: { section: 'Help', icon: 'grid', tab: true, question: 'Who is in which group, and who waits?' },
    load: async () => (await import('./senco/grid/grid')).Grid,
  },
  {
    path: 'groups/:groupId',
    title: 'Group',
    needs: 'groups.read',
    load: async () => (await import('./tutor/group/group')).Group,
  },
  {
    path: 'impact',
    title: 'Impact',
    needs: 'impact.read',
    nav: { section: 'Judge', icon: 'impact', tab: false, question: 'What helped, and how sure are we?' },
    load: async () => (await import('./leader/impact/impact')).Impact,
  },
  {
    path: 'imports/:importId',
    title: 'Import',
    needs: 'imports.run',
    load: async () => (await import('./data-manager/import/import')).Import,
  },
  {
    path: 'imports',
    title: 'Imports',
    needs: 'imports.run',
    nav: { section: 'Set up', icon: 'import', tab: true, question: 'Is everything in, and is it right?' },
    load: async () => (await import('./data-manager/imports/imports')).Imports,
  },
  {
    path: 'exports',
    title: 'Exports',
    needs: 'exports.run',
    nav: { section: 'Set up', icon: 'dl', tab: false, question: 'What can be taken away as a file?' },
    load: async () => (await import('./data-manager/exports/exports')).Exports,
  },
  {
    path: 'windows/:windowId',
    title: 'Who has finished',
    needs: 'results.read',
    load: async () => (await import('./data-manager/collection/collection')).Collection,
  },
  {
    path: 'settings/scales',
    title: 'Scales',
    needs: 'assessment.write',
    load: async () => (await import('./data-manager/settings-scales/settings-scales')).SettingsScales,
  },
  {
    path: 'settings/subjects',
    title: 'Subjects',
    needs: 'assessment.write',
    load: async () => (await import('./data-manager/settings-subjects/settings-subjects')).SettingsSubjects,
  },
  {
    path: 'settings/expectations',
    title: 'Expectations',
    needs: 'assessment.write',
    load: async () => (await import('./data-manager/settings-expectations/settings-expectations')).SettingsExpectations,
  },
  {
    path: 'settings/year',
    title: 'School year',
    needs: 'school.write',
    load: async () => (await import('./data-manager/settings-year/settings-year')).SettingsYear,
  },
  {
    path: 'settings/windows',
    title: 'Windows',
    needs: 'school.write',
    load: async () => (await import('./data-manager/settings-windows/settings-windows')).SettingsWindows,
  },
  {
    path: 'settings/feeds',
    title: 'Feeds',
    needs: 'imports.run',
    load: async () => (await import('./data-manager/settings-feeds/settings-feeds')).SettingsFeeds,
  },
  {
    path: 'settings/mappings',
    title: 'Saved mappings',
    needs: 'imports.run',
    load: async () => (await import('./data-manager/settings-mappings/settings-mappings')).SettingsMappings,
  },
  {
    path: 'settings/rules',
    title: 'Flag rules',
    needs: 'rules.write',
    nav: { section: 'Set up', icon: 'filter', tab: false, question: 'Which rules raise a flag, and are they right?' },
    load: async () => (await import('./senco/settings-rules/settings-rules')).SettingsRules,
  },
  {
    path: 'settings/jobs',
    title: 'Background work',
    needs: 'jobs.operate',
    load: async () => (await import('./data-manager/settings-jobs/settings-jobs')).SettingsJobs,
  },
  {
    path: 'settings',
    title: 'Settings',
    needs: 'assessment.write',
    nav: { section: 'Set up', icon: 'cog', tab: false, question: 'What is assessed, on which scales, and when?' },
    load: async () => (await import('./data-manager/settings/settings')).Settings,
  },
];
