using FsCheck.Fluent;
using Smarketing.Functions.Sla;

namespace Smarketing.Functions.Tests.Sla;

public sealed class PlannerTests
{
    private static readonly FunnelRates Halves = new(0.5m, 0.5m, 0.5m, 0.5m, 0.5m);
    private static readonly PlanQuestion Goal = new() { Goal = 100_000, AverageDeal = 1_000, Rates = Halves };
    private static readonly PlanTerms Shipped = new(new SlaPromise(67), Reps: 4, Calls: 2, Mails: 3);

    [Fact]
    public void A_goal_is_reckoned_back_through_the_funnel_to_the_digit()
    {
        var plan = Plan(Goal);

        Assert.Equal([100, 200, 400, 800, 1_600, 3_200], new[] { plan.Customers, plan.Opportunities, plan.Sqls, plan.Mqls, plan.Leads, plan.Prospects });
        Assert.Equal((16.67m, 2.08m, 2m, 1.04m), (plan.MqlsPerWeek, plan.RepsExact, plan.Reps, plan.Load));
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Every_number_has_its_formula()
    {
        var steps = Plan(Goal with { HoursPerMonth = 100, MinutesPerAttempt = 10 }).Steps.Select(step => $"{step.Name}: {step.Formula} = {PlanTexts.Figure(step.Value)}");

        Assert.Equal(
            [
                "customers: 100,000 ÷ 1,000 = 100",
                "opportunities: 100 ÷ 50 % = 200",
                "sqls: 200 ÷ 50 % = 400",
                "mqls: 400 ÷ 50 % = 800",
                "leads: 800 ÷ 50 % = 1,600",
                "prospects: 1,600 ÷ 50 % = 3,200",
                "mqlsPerWeek: 800 ÷ 48 = 16.67",
                "repsExact: 800 ÷ 48 ÷ 8 = 2.08",
                "reps: ⌈2.08 ÷ 110 %⌉ = 2",
                "load: 2.08 ÷ 2 = 1.04",
                "leadsPerMonth: 800 ÷ 12 ÷ 2 = 33.33",
                "attemptsPerLead: ⌊60 × 100 ÷ (10 × 33.33)⌋ = 18",
                "weekSqls: 8 × 50 % = 4",
                "weekAttempts: 4 × (2 calls + 3 mails) = 20",
                "weekAttemptsForAll: 8 × (2 calls + 3 mails) = 40",
                "weekHours: 20 × 10 ÷ 60 = 3.33",
                "weekHoursForAll: 40 × 10 ÷ 60 = 6.67",
                "weekHoursAvailable: 100 × 12 ÷ 52 = 23.08",
            ],
            steps);
    }

    [Theory]
    [InlineData(96, 1, 0.25)] // 2 a week
    [InlineData(384, 1, 1.0)]
    [InlineData(422, 1, 1.1)] // 1.0990 of one: inside
    [InlineData(424, 2, 0.55)] // 1.1042 of one: over
    [InlineData(844, 2, 1.1)]
    [InlineData(846, 3, 0.73)]
    public void One_more_rep_comes_where_the_others_would_carry_more_than_the_overload(int mqls, int reps, double load)
    {
        // Every MQL becomes a customer.
        var plan = Plan(Goal with { Goal = mqls, AverageDeal = 1, Rates = Halves with { MqlToSql = 1, SqlToOpportunity = 1, OpportunityToCustomer = 1 } });

        Assert.Equal(((decimal)reps, (decimal)load), (plan.Reps, plan.Load));
    }

    [Theory]
    [InlineData(1_000, 1)]
    [InlineData(1_000.01, 2)]
    [InlineData(1, 1)]
    [InlineData(1_999.99, 2)]
    public void Half_a_customer_is_one(double goal, int customers) => Assert.Equal(customers, Plan(Goal with { Goal = (decimal)goal }).Customers);

    [Fact]
    public void A_rate_without_an_end_adds_nobody() =>
        Assert.Equal(300, Plan(Goal with { Rates = Halves with { OpportunityToCustomer = 1m / 3 } }).Opportunities);

    [Fact]
    public void The_short_form_knows_customers_and_leads()
    {
        var plan = Plan(Goal with { Rates = null, LeadToCustomer = 0.02m });

        Assert.Equal((100m, 5_000m), (plan.Customers, plan.Leads));
        Assert.Equal(["100,000 ÷ 1,000", "100 ÷ 2 %"], plan.Steps.Select(step => step.Formula));
        Assert.All([plan.Opportunities, plan.Sqls, plan.Mqls, plan.Prospects, plan.Reps, plan.AttemptsPerLead], Assert.Null);
    }

    [Theory]
    [InlineData(100, 100, 10, 6)] // 60 × 100 ÷ (10 × 100)
    [InlineData(100, 83.33, 10, 4)]
    [InlineData(100, 83.34, 10, 5)]
    [InlineData(50, 45, 12, 4)] // 4.5
    [InlineData(1_000, 1, 60, 0)]
    public void Depth_is_what_the_hours_last_for(int leads, double hours, int minutes, int attempts) =>
        Assert.Equal(attempts, Plan(Goal with { LeadsPerMonth = leads, HoursPerMonth = (decimal)hours, MinutesPerAttempt = minutes }).AttemptsPerLead);

    [Fact]
    public void The_week_of_a_rep_shows_both_ways_to_work_it()
    {
        var week = Plan(Goal with { HoursPerMonth = 100, MinutesPerAttempt = 10 }).Week!;

        Assert.Equal((8m, 4m, 20m, 40m), (week.Mqls, week.Sqls, week.Attempts, week.AttemptsForAll));
        Assert.Equal((3.33m, 6.67m, 23.08m), (week.Hours, week.HoursForAll, week.HoursAvailable));
    }

    [Fact]
    public void The_classic_agreement_gives_more_than_a_rep_can_take()
    {
        var asked = Plan(Goal with { LeadsPerMonth = 100 });
        var promised = Plan(Goal, Shipped with { Promise = new SlaPromise(67, LeadsPerMonth: 400) });

        Assert.Equal([(PlanConflict.LeadsOverCapacity, "100 leads a month at 50 % are 50 MQLs for each rep; one can take 32.")], asked.Warnings.Select(warning => (warning.Kind, warning.Text)));
        Assert.Equal(
            [(PlanConflict.PromiseOverCapacity, "What marketing has promised is 50 MQLs a month for each rep of the team; one can take 32.")],
            promised.Warnings.Select(warning => (warning.Kind, warning.Text)));
    }

    [Theory]
    [InlineData(66, true)] // 800 a year are 66.67 a month: 67
    [InlineData(67, false)]
    public void A_promise_below_what_the_goal_takes_is_told(int promised, bool isTold) =>
        Assert.Equal(isTold, Plan(Goal, Shipped with { Promise = new SlaPromise(promised) }).Warnings.Any(warning => warning.Kind == PlanConflict.PromiseBelowPlan));

    [Theory]
    [InlineData(133, true)]
    [InlineData(134, false)]
    public void Promised_leads_that_make_too_few_MQLs_are_told(int leads, bool isTold) =>
        Assert.Equal(isTold, Plan(Goal, Shipped with { Promise = new SlaPromise(67, leads) }).Warnings.Any(warning => warning.Kind == PlanConflict.PromisedLeadsBelowMqls));

    [Fact]
    public void Too_few_reps_hours_and_attempts_are_told() =>
        Assert.Equal(
            [PlanConflict.PromiseOverCapacity, PlanConflict.TooFewReps, PlanConflict.TooFewAttempts, PlanConflict.WeekTooShort],
            Plan(Goal with { HoursPerMonth = 20, MinutesPerAttempt = 10 }, Shipped with { Reps = 1 }).Warnings.Select(warning => warning.Kind));

    [Fact]
    public void The_largest_question_that_is_taken_has_an_answer()
    {
        var least = new FunnelRates(0.0001m, 0.0001m, 0.0001m, 0.0001m, 0.0001m);

        Assert.Equal(10_000_000_000_000_000_000_000_000_000m, Plan(Goal with { Goal = 100_000_000m, AverageDeal = 1, Rates = least, WorkingWeeks = 1, Capacity = 1 }).Prospects);
    }

    [Fact]
    public void Each_stage_is_the_least_that_makes_the_next() => Always.Holds(
        from goal in Gen.Choose(1, 10_000_000)
        from deal in Gen.Choose(1, 100_000)
        from percent in Gen.Choose(1, 100)
        select (goal, deal, percent),
        _ => [],
        one =>
        {
            var rate = one.percent / 100m;
            var plan = Plan(Goal with { Goal = one.goal, AverageDeal = one.deal, Rates = new FunnelRates(rate, rate, rate, rate, rate) });

            Assert.InRange(plan.Customers * one.deal, one.goal, one.goal + one.deal - 1);
            decimal[] stages = [plan.Customers, plan.Opportunities!.Value, plan.Sqls!.Value, plan.Mqls!.Value, plan.Leads, plan.Prospects!.Value];
            Assert.All(stages.Zip(stages.Skip(1)), pair =>
            {
                Assert.True(pair.Second * rate >= pair.First);
                Assert.True((pair.Second - 1) * rate < pair.First);
            });
        });

    private static SalesPlan Plan(PlanQuestion question, PlanTerms? terms = null) => Planner.Plan(question, terms ?? Shipped, PlanTexts.English);
}
