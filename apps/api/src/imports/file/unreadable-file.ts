/** A file that cannot be brought in as it is; the message says where and what to do, for the person who chose it. */
export class UnreadableFile extends Error {}
