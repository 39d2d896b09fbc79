import { Module } from '@nestjs/common';
import { SupportSpeedController } from './support-speed.controller';
import { SupportSpeedQueries } from './support-speed.queries';

@Module({
  controllers: [SupportSpeedController],
  providers: [SupportSpeedQueries],
  exports: [SupportSpeedQueries],
})
export class SupportSpeedModule {}
