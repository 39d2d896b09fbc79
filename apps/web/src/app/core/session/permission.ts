/** What a person may do in a school, as the server names it. The server decides; here it only hides what would be refused. */
export type Permission =
  | 'pupils.read'
  | 'results.read'
  | 'flags.read'
  | 'flags.act'
  | 'groups.read'
  | 'groups.write'
  | 'register.write'
  | 'impact.read'
  | 'costs.read'
  | 'imports.run';
