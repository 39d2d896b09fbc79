import { Module } from '@nestjs/common';
import { DoingWellController } from './doing-well.controller';
import { DoingWellQueries } from './doing-well.queries';

@Module({ controllers: [DoingWellController], providers: [DoingWellQueries] })
export class DoingWellModule {}
