import type { INestApplicationContext } from '@nestjs/common';

/** Started by `npm start`, a process stops when its parent is gone, even if that was killed outright. */
export function stopWithParent(app: INestApplicationContext): void {
  if (!process.send) return;
  process.on('disconnect', () => {
    void app.close().finally(() => process.exit(0));
  });
}
