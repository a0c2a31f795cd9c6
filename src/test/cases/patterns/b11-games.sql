-- A game: items of kinds by an enum with subtypes for some; quests chain; inventory holds a quantity.
-- family item > weapon, armour by kind
-- bridge inventory: item, player
-- tree quest: follows
-- bridge quest_reward: item, quest
-- side player_progress: player
CREATE TYPE item_kind AS ENUM ('weapon', 'armour', 'food', 'junk');
CREATE TABLE item (id int PRIMARY KEY, kind item_kind NOT NULL DEFAULT 'junk', name text NOT NULL, weight real NOT NULL, stack_size int NOT NULL DEFAULT 1);
CREATE TABLE weapon (item_id int PRIMARY KEY REFERENCES item ON DELETE CASCADE, damage int NOT NULL, two_handed boolean NOT NULL);
CREATE TABLE armour (item_id int PRIMARY KEY REFERENCES item ON DELETE CASCADE, protection int NOT NULL, slot text NOT NULL);
CREATE TABLE player (id int PRIMARY KEY, name text NOT NULL UNIQUE, class text NOT NULL);
CREATE TABLE player_progress (player_id int PRIMARY KEY REFERENCES player ON DELETE CASCADE, level int NOT NULL DEFAULT 1, xp bigint NOT NULL DEFAULT 0);
CREATE TABLE inventory (player_id int NOT NULL REFERENCES player ON DELETE CASCADE, item_id int NOT NULL REFERENCES item, slot smallint NOT NULL, quantity int NOT NULL DEFAULT 1 CHECK (quantity > 0), PRIMARY KEY (player_id, item_id, slot));
CREATE TABLE quest (id int PRIMARY KEY, follows int REFERENCES quest, title text NOT NULL);
CREATE TABLE quest_reward (quest_id int REFERENCES quest, item_id int REFERENCES item, amount int NOT NULL DEFAULT 1, PRIMARY KEY (quest_id, item_id));
