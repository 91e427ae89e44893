/* The loop of the compiled engine in C, for the reduced world of sim/study/bench/reduced.py.

   twin FILE TIMES reads 64-bit whole numbers: men, places, tasks, blocks, calendar events, horizon,
   expected time; then travel, base, report, place and work of each task, calendar keys, and end,
   man and first of each block. It plays the year TIMES times and prints the seconds of the fastest
   play, the number of rows and a sum over them that tells one trace from another.

   At most 64 men and 64 places. Keys are time << 28 | kind << 24 | id, as in the engine. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int64_t num;
enum { FINISH = 1, BLOCK_END = 2, CHANGE = 3, BLOCK_START = 4, RELEASE = 5 };
enum { OFF, IDLE, TRAVEL, WORK };
enum { ASSIGNED = 3, ARRIVED = 4, DONE = 11, OVERTIME = 17, CUT_TRAVEL = 20, CUT_WORK = 21 };
#define NEVER INT64_MAX
#define TOLERANCE 900
#define LONGEST 7200

static num men, places, tasks, blocks, events, horizon, expected;
static num *travel, *base, *report, *place, *work, *calendar, *ends, *by, *first;
static num *since, *after, head[64], tail[64], finish[64], until[64];
static num state[64], on[64], at[64], task[64], begun[64], whole[64];
static uint64_t idle, waiting;
static num now, rows, room;
static num *t_time;
static int8_t *t_row;
static int32_t *t_task, *t_man, *t_seconds, *t_lost;

static void emit(int row, num i, num w, num seconds) {
    if (rows < room) {
        t_time[rows] = now; t_row[rows] = row; t_task[rows] = i; t_man[rows] = w;
        t_seconds[rows] = seconds; t_lost[rows] = 0;
    }
    rows++;
}

static int fits(num w, num way) {
    return now + way + (expected < LONGEST ? expected : LONGEST) <= until[w] + TOLERANCE;
}

static void set_off(num w, num i) {
    num a = place[i];
    head[a] = after[i];
    if (head[a] < 0) waiting &= ~(1ull << a);
    state[w] = TRAVEL; idle &= ~(1ull << w);
    task[w] = i; begun[w] = now;
    finish[w] = (now + travel[at[w] * places + a]) << 28 | (num)FINISH << 24 | w;
    emit(ASSIGNED, i, w, 0);
}

static void pick(num w) {
    num chosen = -1, chosen_key = NEVER;
    for (uint64_t left = waiting; left; left &= left - 1) {
        num a = __builtin_ctzll(left), i = head[a], key = since[i];
        if (key > chosen_key || (key == chosen_key && i > chosen)) continue;
        if (fits(w, travel[at[w] * places + a])) { chosen = i; chosen_key = key; }
    }
    if (chosen >= 0) set_off(w, chosen);
}

static void offer(num i) {
    num chosen = -1, nearest = NEVER, a = place[i];
    for (uint64_t left = idle; left; left &= left - 1) {
        num w = __builtin_ctzll(left), way = travel[at[w] * places + a];
        if (way < nearest && fits(w, way)) { chosen = w; nearest = way; }
    }
    if (chosen >= 0) set_off(chosen, i);
}

static void release(num i) {
    num a = place[i];
    since[i] = now; after[i] = -1;
    if (waiting >> a & 1) after[tail[a]] = i;
    else { head[a] = i; waiting |= 1ull << a; }
    tail[a] = i;
    offer(i);
}

static void overtime(num w, num i) {
    if (now > until[w]) emit(OVERTIME, i, w, now - until[w]);
}

static void finished(num w) {
    num i = task[w];
    if (state[w] == TRAVEL) {
        at[w] = place[i];
        emit(ARRIVED, i, w, now - begun[w]);
        state[w] = WORK; begun[w] = now; whole[w] = work[i];
        finish[w] = (now + whole[w]) << 28 | (num)FINISH << 24 | w;
        return;
    }
    emit(DONE, i, w, whole[w]);
    task[w] = -1; finish[w] = NEVER;
    if (!on[w]) { state[w] = OFF; overtime(w, -1); return; }
    state[w] = IDLE; idle |= 1ull << w;
    pick(w);
}

static void start_block(num block) {
    num w = by[block];
    if (state[w] != OFF) overtime(w, task[w]);
    on[w] = 1; until[w] = ends[block];
    if (state[w] == OFF) {
        if (first[block]) at[w] = base[w];
        state[w] = IDLE; idle |= 1ull << w;
        pick(w);
    }
}

static void cut(void) {
    now = horizon;
    for (num w = 0; w < men; w++) {
        num elapsed = horizon - begun[w];
        if (state[w] == TRAVEL) emit(CUT_TRAVEL, task[w], w, elapsed);
        else if (state[w] == WORK) emit(CUT_WORK, task[w], w, elapsed < whole[w] ? elapsed : whole[w]);
        if (state[w] == TRAVEL || state[w] == WORK) overtime(w, task[w]);
    }
}

static void play(void) {
    num next = 0, event = 0, block = 0;
    rows = 0; idle = waiting = 0;
    for (num w = 0; w < men; w++) {
        finish[w] = NEVER; state[w] = OFF; on[w] = 0; at[w] = base[w]; task[w] = -1; until[w] = 0;
    }
    for (;;) {
        num outer = next < tasks ? report[next] << 28 | (num)RELEASE << 24 | next : NEVER;
        num key = outer < calendar[event] ? outer : calendar[event];
        for (num w = 0; w < men; w++) key = finish[w] < key ? finish[w] : key;
        now = key >> 28;
        if (now >= horizon) { cut(); return; }
        num kind = key >> 24 & 15, id = key & 0xffffff;
        if (kind == FINISH) finished(id);
        else if (kind == RELEASE) { next++; release(id); }
        else {
            event++;
            if (kind == BLOCK_START) start_block(block++);
            else if (kind == BLOCK_END) {
                on[id] = 0;
                if (state[id] == IDLE) { state[id] = OFF; idle &= ~(1ull << id); }
            } else for (num w = 0; w < men; w++) if (state[w] == IDLE) pick(w);
        }
    }
}

static num *take(FILE *file, num count) {
    num *numbers = malloc((count + 1) * sizeof(num));
    if (!numbers || fread(numbers, sizeof(num), count, file) != (size_t)count) exit(2);
    return numbers;
}

int main(int count, char **words) {
    FILE *file = count == 3 ? fopen(words[1], "rb") : NULL;
    if (!file) return 2;
    num *size = take(file, 7);
    men = size[0]; places = size[1]; tasks = size[2]; blocks = size[3]; events = size[4];
    horizon = size[5]; expected = size[6];
    if (men > 64 || places > 64) return 2;
    travel = take(file, places * places); base = take(file, men);
    report = take(file, tasks); place = take(file, tasks); work = take(file, tasks);
    calendar = take(file, events);
    ends = take(file, blocks); by = take(file, blocks); first = take(file, blocks);
    since = calloc(tasks + 1, sizeof(num)); after = calloc(tasks + 1, sizeof(num));
    room = 4 * tasks + 2 * blocks;
    t_time = malloc(room * 8); t_row = malloc(room); t_task = malloc(room * 4);
    t_man = malloc(room * 4); t_seconds = malloc(room * 4); t_lost = malloc(room * 4);
    double best = 1e9;
    for (int k = 0; k < atoi(words[2]); k++) {
        struct timespec a, b;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
        play();
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
        double took = (b.tv_sec - a.tv_sec) + 1e-9 * (b.tv_nsec - a.tv_nsec);
        if (took < best) best = took;
    }
    uint64_t sum = 0;
    for (num r = 0; r < rows && r < room; r++)
        sum = sum * 1099511628211u + (uint64_t)(t_time[r] + 31 * t_row[r] + 1009 * (num)t_task[r]
              + 7919 * (num)t_man[r] + 65537 * (num)t_seconds[r]);
    printf("%.9f %lld %llu\n", best, (long long)rows, (unsigned long long)sum);
    return 0;
}
