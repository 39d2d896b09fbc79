import { Module } from '@nestjs/common';
import { ExpectationsController } from './expectations.controller';
import { ExpectationsQueries } from './expectations.queries';
import { SetExpectations } from './set-expectations';

@Module({ controllers: [ExpectationsController], providers: [ExpectationsQueries, SetExpectations] })
export class ExpectationsModule {}
