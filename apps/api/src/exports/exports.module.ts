import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller';
import { OpenExport } from './open-export';

@Module({ controllers: [ExportsController], providers: [OpenExport] })
export class ExportsModule {}
