import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller';
import { NoticesQueries } from './notices.queries';
import { ReadNotices } from './read-notices';

@Module({ controllers: [NoticesController], providers: [NoticesQueries, ReadNotices] })
export class NoticesModule {}
