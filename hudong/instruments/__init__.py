"""程序:公示、稳评、党组织研究与意见、群众代表共决。Instruments: procedures that know a subject, never what it is."""
